package health.pratique.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.pratique.local.cloud.gateway.GatewayRequest;
import health.pratique.local.cloud.gateway.GatewayResponse;
import health.pratique.local.cloud.gateway.ServiceEndpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An event bus that keeps what it is given, or takes nothing. */
final class RecordedEvents implements ServiceEndpoint {

    private final ObjectMapper json = new ObjectMapper();
    private final List<Event> taken = new CopyOnWriteArrayList<>();
    private volatile boolean down;

    record Event(String type, JsonNode detail, JsonNode time) {}

    @Override
    public boolean accepts(GatewayRequest request) {
        return request.header("x-amz-target").orElse("").equals("AWSEvents.PutEvents");
    }

    @Override
    public GatewayResponse answer(GatewayRequest request) throws IOException {
        if (down) {
            return answered("{\"FailedEntryCount\":1,\"Entries\":[{\"ErrorCode\":\"InternalFailure\"}]}");
        }
        for (JsonNode entry : json.readTree(request.body()).path("Entries")) {
            taken.add(new Event(
                    entry.path("DetailType").asText(),
                    json.readTree(entry.path("Detail").asText()),
                    entry.path("Time")));
        }
        return answered("{\"FailedEntryCount\":0,\"Entries\":[{\"EventId\":\"1\"}]}");
    }

    private static GatewayResponse answered(String body) {
        return GatewayResponse.of(200, "application/x-amz-json-1.1", body.getBytes(StandardCharsets.UTF_8));
    }

    void down(boolean now) {
        down = now;
    }

    /** Details of events of this type in which this text occurs. */
    List<JsonNode> of(String type, String text) {
        return taken.stream()
                .filter(event -> event.type().equals(type))
                .map(Event::detail)
                .filter(detail -> detail.toString().contains(text))
                .toList();
    }
}
