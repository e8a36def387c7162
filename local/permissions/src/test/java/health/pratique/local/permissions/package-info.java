/** Each role of the template grants its function what its code calls, and nothing else. */
@NullMarked
package health.pratique.local.permissions;

import org.jspecify.annotations.NullMarked;
