/** Functions whose requests are followed in tests. */
@NullMarked
package health.pratique.local.permissions.sample;

import org.jspecify.annotations.NullMarked;
