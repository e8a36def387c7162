package health.pratique.api.http;

import health.pratique.smart.AccessSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Set;

/**
 * Where clients reach this API. Unless it is set, it is the host that the request came to: nobody comes here by a name that API
 * Gateway does not know.
 */
@ApplicationScoped
public class ApiAddress {

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    private final AccessSettings settings;

    public ApiAddress(AccessSettings settings) {
        this.settings = settings;
    }

    /** Without a slash at its end. */
    public String of(UriInfo uri) {
        return of(uri.getBaseUri());
    }

    String of(URI called) {
        // On one machine there is no TLS and no stage.
        return settings.address()
                .orElseGet(() -> LOOPBACK.contains(called.getHost())
                        ? "http://" + called.getAuthority()
                        : "https://" + called.getAuthority()
                                + settings.addressPath().replaceAll("/+$", ""));
    }
}
