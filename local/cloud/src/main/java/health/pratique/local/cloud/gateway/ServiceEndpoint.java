package health.pratique.local.cloud.gateway;

import java.io.IOException;

/** One AWS service's wire protocol, as the gateway dispatches to it. Implementations are thread-safe. */
public interface ServiceEndpoint {

    /** Whether this request speaks the service's protocol. Looks at method, path, query and headers only. */
    boolean accepts(GatewayRequest request);

    /** Answers in the service's own shape, errors included. */
    GatewayResponse answer(GatewayRequest request) throws IOException;

    /** What is answered, with status 500, when {@link #answer} fails; in the service's own shape and without a word of the request. */
    default GatewayResponse failure() {
        return ErrorShape.JSON.error(500, "InternalFailure", "The local cloud failed to answer; see its log.");
    }
}
