/** Which settings the code of a deployable reads, by its compiled classes. */
@NullMarked
package health.pratique.local.settings;

import org.jspecify.annotations.NullMarked;
