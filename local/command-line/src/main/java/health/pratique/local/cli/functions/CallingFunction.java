package health.pratique.local.cli.functions;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.signer.AwsSignerExecutionAttribute;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Has each function call AWS as itself, though all functions here share their clients: a call takes the access key of the function
 * that its thread runs. HealthAPI, which is called by plain HTTP, has the key that the application starts with. The SDK makes one
 * of these for each client.
 */
// The SDK has no other way to sign a single call of a client with other credentials, unless the caller asks for it.
@SuppressWarnings("deprecation")
public final class CallingFunction implements ExecutionInterceptor {

    /** Threads that a function starts call as the function, too. */
    private static final InheritableThreadLocal<@Nullable AwsCredentials> CALLING = new InheritableThreadLocal<>();

    static final String SECRET = "local";

    /** Runs a function, or what stands for one: what it calls is allowed as the function's role allows it. */
    public static <T> T as(String accessKey, Callable<T> function) throws Exception {
        AwsCredentials before = CALLING.get();
        CALLING.set(AwsBasicCredentials.create(accessKey, SECRET));
        try {
            return function.call();
        } finally {
            CALLING.set(before);
        }
    }

    /** From here on the key is what is signed with. */
    @Override
    public void beforeMarshalling(Context.BeforeMarshalling context, ExecutionAttributes attributes) {
        AwsCredentials calling = CALLING.get();
        AwsCredentials given = attributes.getAttribute(AwsSignerExecutionAttribute.AWS_CREDENTIALS);
        if (calling != null && given != null && isShared(given)) {
            attributes.putAttribute(AwsSignerExecutionAttribute.AWS_CREDENTIALS, calling);
        }
    }

    /** Other keys than the application's are the operator's and stay. */
    private static boolean isShared(AwsCredentials given) {
        return SdkSystemSetting.AWS_ACCESS_KEY_ID
                .getStringValue()
                .filter(given.accessKeyId()::equals)
                .isPresent();
    }
}
