/** Functions whose settings are followed in tests. */
@NullMarked
package health.pratique.local.deployables.sample;

import org.jspecify.annotations.NullMarked;
