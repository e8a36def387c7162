package health.pratique.local.cli.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.pratique.local.cli.PlatformInfo;
import health.pratique.local.cloud.gateway.GatewayRequest;
import health.pratique.local.cloud.gateway.GatewayResponse;
import health.pratique.local.cloud.gateway.ServiceEndpoint;
import health.pratique.local.cloud.postgres.EmbeddedPostgresServer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What only the local platform has: {@code GET /_pratique/platform} tells clients the names of things, and
 * {@code POST /_pratique/database/stop} and {@code /start} stop and start PostgreSQL, to see what then happens.
 */
final class PlatformEndpoint implements ServiceEndpoint {

    private static final String PREFIX = "/_pratique/";
    private static final String DATABASE = PREFIX + "database/";
    private static final String JSON_TYPE = "application/json";

    private final ObjectMapper json = new ObjectMapper();
    private final AtomicReference<@Nullable Running> running = new AtomicReference<>();

    private record Running(PlatformInfo info, EmbeddedPostgresServer database) {}

    /** From now on the platform answers; before, it says 503. */
    void ready(PlatformInfo info, EmbeddedPostgresServer database) {
        running.set(new Running(info, database));
    }

    @Override
    public boolean accepts(GatewayRequest request) {
        return request.path().equals(PlatformInfo.PATH) || request.path().startsWith(DATABASE);
    }

    @Override
    public GatewayResponse answer(GatewayRequest request) throws JsonProcessingException {
        Running platform = running.get();
        if (platform == null) {
            return answer(503, "{\"message\":\"the platform is starting\"}");
        }
        return switch (request.method() + " " + request.path()) {
            case "GET " + PlatformInfo.PATH -> answer(200, json.writeValueAsString(platform.info()));
            case "POST " + DATABASE + "stop" -> {
                platform.database().stop();
                yield answer(200, "{\"database\":\"stopped\"}");
            }
            case "POST " + DATABASE + "start" -> {
                platform.database().start();
                yield answer(200, "{\"database\":\"running\"}");
            }
            default -> answer(404, "{\"message\":\"no such operation\"}");
        };
    }

    private static GatewayResponse answer(int status, String body) {
        return GatewayResponse.of(status, JSON_TYPE, body.getBytes(StandardCharsets.UTF_8));
    }
}
