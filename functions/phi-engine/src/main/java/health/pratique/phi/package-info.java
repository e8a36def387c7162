/** PHI detection and de-identification as a plain library. */
@NullMarked
package health.pratique.phi;

import org.jspecify.annotations.NullMarked;
