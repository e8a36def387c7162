/** What a native image does otherwise than a JVM. */
@NullMarked
package health.pratique.kit.image;

import org.jspecify.annotations.NullMarked;
