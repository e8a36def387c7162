/** The pratique command, and the whole platform on one machine. */
@NullMarked
package health.pratique.local.cli;

import org.jspecify.annotations.NullMarked;
