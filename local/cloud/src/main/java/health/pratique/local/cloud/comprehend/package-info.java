/** Comprehend Medical: DetectPHI in its own shape, by a small detector of its own. */
@NullMarked
package health.pratique.local.cloud.comprehend;

import org.jspecify.annotations.NullMarked;
