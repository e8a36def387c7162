package health.pratique.api.http;

import health.pratique.local.cloud.gateway.GatewayRequest;
import health.pratique.local.cloud.gateway.GatewayResponse;
import health.pratique.local.cloud.gateway.ServiceEndpoint;
import java.nio.charset.StandardCharsets;

/** An event bus that takes everything, and that nothing follows from. */
final class TakenEvents implements ServiceEndpoint {

    @Override
    public boolean accepts(GatewayRequest request) {
        return request.header("x-amz-target").orElse("").equals("AWSEvents.PutEvents");
    }

    @Override
    public GatewayResponse answer(GatewayRequest request) {
        return GatewayResponse.of(
                200,
                "application/x-amz-json-1.1",
                "{\"FailedEntryCount\":0,\"Entries\":[{\"EventId\":\"1\"}]}".getBytes(StandardCharsets.UTF_8));
    }
}
