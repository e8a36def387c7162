/** What every handler shares: vault, registry, audit trail, errors, metrics, configuration. */
@NullMarked
package health.pratique.kit;

import org.jspecify.annotations.NullMarked;
