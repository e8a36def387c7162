package health.pratique.local.cloud.apigateway;

import java.net.URI;

/**
 * An application that answers the API's calls over HTTP.
 *
 * @param secret by which it knows the gateway
 */
public record HttpApplication(URI address, String secret) {

    /** The secret is one. */
    @Override
    public String toString() {
        return "HttpApplication[" + address + "]";
    }
}
