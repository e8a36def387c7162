/** How long the law asks that originals are kept. */
@NullMarked
package health.pratique.retention;

import org.jspecify.annotations.NullMarked;
