package health.pratique.local.cloud.gateway;

import java.util.List;
import java.util.Map;

/** An answer; header names as they go on the wire. */
public record GatewayResponse(int status, Map<String, List<String>> headers, byte[] body) {

    public static GatewayResponse of(int status, String contentType, byte[] body) {
        return new GatewayResponse(status, Map.of("Content-Type", List.of(contentType)), body);
    }

    /** The body may hold PHI. */
    @Override
    public String toString() {
        return status + " [PHI]";
    }
}
