package health.pratique.detection.comprehend;

import health.pratique.fault.InternalFault;
import health.pratique.fault.PipelineFault;
import health.pratique.fault.ReasonCode;
import health.pratique.fault.TransientFault;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** What a failed call means for the step. The service's message is dropped: it may quote the text. */
final class ComprehendFaults {

    private static final Set<String> DENIED =
            Set.of("AccessDeniedException", "UnrecognizedClientException", "InvalidSignatureException");

    private ComprehendFaults() {}

    static PipelineFault of(SdkException failed) {
        if (failed instanceof AwsServiceException answered
                && answered.statusCode() / 100 == 4
                && !answered.isThrottlingException()) {
            return new InternalFault(denied(answered) ? ReasonCode.SETTING_INVALID : ReasonCode.DEFECT).at(failed);
        }
        return new TransientFault(ReasonCode.DETECTOR_UNAVAILABLE).at(failed);
    }

    private static boolean denied(AwsServiceException answered) {
        return answered.awsErrorDetails() != null
                && DENIED.contains(answered.awsErrorDetails().errorCode());
    }
}
