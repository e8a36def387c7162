/** Runs the compliance rules. */
@NullMarked
package health.pratique.compliance;

import org.jspecify.annotations.NullMarked;
