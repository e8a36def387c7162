/** JSON trees that keep every number as it was written, read under limits. */
@NullMarked
package health.pratique.format.json;

import org.jspecify.annotations.NullMarked;
