/** XML as a small tree: read without DTDs, entities and inclusions, written back equal in canonical form. */
@NullMarked
package health.pratique.format.xml;

import org.jspecify.annotations.NullMarked;
