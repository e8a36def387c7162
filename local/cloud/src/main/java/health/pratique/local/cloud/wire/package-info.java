/** AWS's JSON protocols, as the endpoints of the local cloud speak them. */
@NullMarked
package health.pratique.local.cloud.wire;

import org.jspecify.annotations.NullMarked;
