package health.pratique.api.fhir;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;

/** Some clients send the dollar sign of an operation's name as it is, others percent-encoded: RFC 3986 lets them. */
@Provider
@PreMatching
public class OperationNames implements ContainerRequestFilter {

    private static final String ENCODED = "/%24";

    @Override
    public void filter(ContainerRequestContext request) {
        URI uri = request.getUriInfo().getRequestUri();
        String path = uri.getRawPath();
        if (path != null && path.startsWith("/fhir/") && path.contains(ENCODED)) {
            String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            request.setRequestUri(uri.resolve(path.replace(ENCODED, "/$") + query));
        }
    }
}
