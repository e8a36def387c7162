package health.pratique.api.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/** Whoever finds the port behind the gateway is not answered there: nothing would be throttled and nothing counted. */
@Provider
@PreMatching
public class GatewayFilter implements ContainerRequestFilter {

    private final CallOrigins origins;

    public GatewayFilter(CallOrigins origins) {
        this.origins = origins;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (origins.isPastTheGateway()) {
            request.abortWith(Response.status(Response.Status.FORBIDDEN).build());
        }
    }
}
