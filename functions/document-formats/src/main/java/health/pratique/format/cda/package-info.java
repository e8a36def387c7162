/** CDA R2 and C-CDA R2.1: what each place in a clinical document means, and how it is edited. */
@NullMarked
package health.pratique.format.cda;

import org.jspecify.annotations.NullMarked;
