/** What a function reads is told from its classes. */
@NullMarked
package health.pratique.local.deployables;

import org.jspecify.annotations.NullMarked;
