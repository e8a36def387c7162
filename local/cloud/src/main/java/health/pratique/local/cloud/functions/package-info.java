/** Lambda: its Invoke API, and the hosts that run functions. */
@NullMarked
package health.pratique.local.cloud.functions;

import org.jspecify.annotations.NullMarked;
