/** How a client comes to a token, and what it is told of one. */
@NullMarked
package health.pratique.api.oauth;

import org.jspecify.annotations.NullMarked;
