/** Rotation of the database owners' passwords, as Secrets Manager asks for it. */
@NullMarked
package health.pratique.rotate;

import org.jspecify.annotations.NullMarked;
