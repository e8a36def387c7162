/** The content of documents of every format as FHIR R4 resources, and what had no place among them. */
@NullMarked
package health.pratique.format.mapping;

import org.jspecify.annotations.NullMarked;
