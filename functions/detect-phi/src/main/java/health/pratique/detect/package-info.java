/** Finds PHI with the local engine and Comprehend Medical, united. */
@NullMarked
package health.pratique.detect;

import org.jspecify.annotations.NullMarked;
