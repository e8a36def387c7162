package health.pratique.api.http;

import io.quarkus.amazon.lambda.http.model.ApiGatewayRequestIdentity;
import io.quarkus.amazon.lambda.http.model.AwsProxyRequestContext;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Reads the context of a Lambda proxy event. A class of its own, and no bean: its types are there on Lambda alone. */
final class ProxyEvent {

    private ProxyEvent() {}

    static CallOrigin origin(Object proxyContext) {
        AwsProxyRequestContext context = (AwsProxyRequestContext) proxyContext;
        return new CallOrigin(
                Optional.ofNullable(context.getRequestId())
                        .orElseGet(() -> UUID.randomUUID().toString()),
                context.getRequestTimeEpoch() > 0 ? Instant.ofEpochMilli(context.getRequestTimeEpoch()) : Instant.now(),
                Optional.ofNullable(context.getIdentity()).map(ApiGatewayRequestIdentity::getApiKeyId));
    }
}
