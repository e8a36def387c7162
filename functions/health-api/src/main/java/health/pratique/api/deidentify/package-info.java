/** De-identification for who waits for it: in comes a document, out goes a clean one, and nothing stays. */
@NullMarked
package health.pratique.api.deidentify;

import org.jspecify.annotations.NullMarked;
