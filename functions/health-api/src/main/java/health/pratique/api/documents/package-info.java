/** Documents on their way in, where they stand, and the clean copies of those that were released. */
@NullMarked
package health.pratique.api.documents;

import org.jspecify.annotations.NullMarked;
