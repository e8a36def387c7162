/** What the user pool's tokens say: the part of the issuer that is ours. */
@NullMarked
package health.pratique.claims;

import org.jspecify.annotations.NullMarked;
