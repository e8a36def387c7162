/** How fast the PHI engine is on this machine. */
@NullMarked
package health.pratique.local.benchmark;

import org.jspecify.annotations.NullMarked;
