package health.pratique.local.cloud.access;

import com.fasterxml.jackson.databind.ObjectMapper;
import health.pratique.local.cloud.gateway.GatewayRequest;
import health.pratique.local.cloud.gateway.GatewayResponse;
import health.pratique.local.cloud.gateway.ServiceEndpoint;
import java.io.IOException;

/** {@code GET /_pratique/access}: what was allowed and refused since the start, and the grants that nobody has used. */
public final class AccessEndpoint implements ServiceEndpoint {

    public static final String PATH = "/_pratique/access";

    private final Access access;
    private final ObjectMapper json = new ObjectMapper();

    public AccessEndpoint(Access access) {
        this.access = access;
    }

    @Override
    public boolean accepts(GatewayRequest request) {
        return request.method().equals("GET") && request.path().equals(PATH);
    }

    @Override
    public GatewayResponse answer(GatewayRequest request) throws IOException {
        return GatewayResponse.of(200, "application/json", json.writeValueAsBytes(access.recorded()));
    }
}
