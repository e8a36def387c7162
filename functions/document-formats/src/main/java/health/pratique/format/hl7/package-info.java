/** HL7 version 2 in its encoding rules 7 (ER7): frames, delimiters, escapes, and what each field means. */
@NullMarked
package health.pratique.format.hl7;

import org.jspecify.annotations.NullMarked;
