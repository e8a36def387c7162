/** Measurements of the platform on this machine. */
@NullMarked
package health.pratique.local.cli.bench;

import org.jspecify.annotations.NullMarked;
