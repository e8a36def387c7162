/** Amazon Comprehend Medical's DetectPHI as a {@link health.pratique.phi.PhiDetector}. */
@NullMarked
package health.pratique.detection.comprehend;

import org.jspecify.annotations.NullMarked;
