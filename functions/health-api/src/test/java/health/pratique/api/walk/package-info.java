/** Walks the served description of the API and calls each operation rightly and wrongly. */
@NullMarked
package health.pratique.api.walk;

import org.jspecify.annotations.NullMarked;
