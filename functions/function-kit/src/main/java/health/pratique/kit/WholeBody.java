package health.pratique.kit;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Has the JDK's HTTP client hold a call's body rather than stream it. To stream a POST over a connection that is kept open, it
 * first tries for a millisecond whether the other side has ended it, as it could not send the body again; that is as long as
 * DynamoDB takes to answer. A body that it holds it sends at once, and once more over a new connection where the old one had
 * ended, as the SDK would: what is called must bear to be called twice in any case.
 *
 * <p>For services whose calls are small (DynamoDB: 16 MB at most), and only with {@code url-connection-client}.
 */
public final class WholeBody implements ExecutionInterceptor {

    private static final String LENGTH = "Content-Length";

    /** Without the length the SDK does not ask for streaming; the JDK says it itself. It is not among what is signed. */
    @Override
    public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
        SdkHttpRequest request = context.httpRequest();
        return request.method() == SdkHttpMethod.POST
                ? request.toBuilder().removeHeader(LENGTH).build()
                : request;
    }
}
