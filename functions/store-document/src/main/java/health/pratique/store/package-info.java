/** De-identifies, verifies and releases. */
@NullMarked
package health.pratique.store;

import org.jspecify.annotations.NullMarked;
