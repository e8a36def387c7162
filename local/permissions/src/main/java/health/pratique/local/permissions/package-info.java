/** What each function's code may call, derived from the code, and held against what the template grants. */
@NullMarked
package health.pratique.local.permissions;

import org.jspecify.annotations.NullMarked;
