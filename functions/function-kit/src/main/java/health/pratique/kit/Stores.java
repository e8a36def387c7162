package health.pratique.kit;

import health.pratique.fault.InternalFault;
import health.pratique.fault.ReasonCode;
import health.pratique.fault.TransientFault;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Turns what the AWS SDK throws into faults. Call it around single SDK calls. */
public final class Stores {

    private static final int SERVER_ERROR = 500;
    private static final int TIMEOUT = 408;

    private Stores() {}

    public static <T> T registry(Supplier<T> call) {
        return translated(call, ReasonCode.REGISTRY_UNAVAILABLE);
    }

    public static <T> T objects(Supplier<T> call) {
        return translated(call, ReasonCode.STORE_UNAVAILABLE);
    }

    /** Calls to the activity windows. */
    public static <T> T activity(Supplier<T> call) {
        return translated(call, ReasonCode.ACTIVITY_UNAVAILABLE);
    }

    /** Calls to KMS and to the subject keys. */
    static <T> T keys(Supplier<T> call) {
        return translated(call, ReasonCode.KEYS_UNAVAILABLE);
    }

    static <T> T secrets(Supplier<T> call) {
        return translated(call, ReasonCode.STORE_UNAVAILABLE);
    }

    private static <T> T translated(Supplier<T> call, ReasonCode unavailable) {
        try {
            return call.get();
        } catch (AwsServiceException refused) {
            throw transientAnswer(refused)
                    ? new TransientFault(unavailable).at(refused)
                    : new InternalFault(ReasonCode.SETTING_INVALID).at(refused);
        } catch (SdkClientException unreachable) {
            throw new TransientFault(unavailable).at(unreachable);
        }
    }

    private static boolean transientAnswer(AwsServiceException refused) {
        return refused.statusCode() >= SERVER_ERROR
                || refused.statusCode() == TIMEOUT
                || refused.isThrottlingException()
                || refused.isRetryableException();
    }
}
