/** Taking back what was released, and telling whoever has to know: what sweeps and erasures share. */
@NullMarked
package health.pratique.retraction;

import org.jspecify.annotations.NullMarked;
