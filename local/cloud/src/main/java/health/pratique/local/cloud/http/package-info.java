/** HTTP/1.1 on plain sockets, as much of it as a gateway on one machine needs. */
@NullMarked
package health.pratique.local.cloud.http;

import org.jspecify.annotations.NullMarked;
