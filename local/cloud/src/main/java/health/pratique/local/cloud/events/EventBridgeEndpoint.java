package health.pratique.local.cloud.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.local.cloud.gateway.ServiceEndpoint;
import health.pratique.local.cloud.journal.JournalFailure;
import health.pratique.local.cloud.template.Arns;
import health.pratique.local.cloud.wire.JsonOperations;
import health.pratique.local.cloud.wire.ServiceError;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;

/** EventBridge's {@code PutEvents}. */
public final class EventBridgeEndpoint {

    private static final int MAX_ENTRIES = 10;
    private static final int MAX_BYTES = 1 << 20;

    private final EventBus bus;
    private final ObjectMapper json = new ObjectMapper();

    private EventBridgeEndpoint(EventBus bus) {
        this.bus = bus;
    }

    public static ServiceEndpoint of(EventBus bus) {
        return new JsonOperations("AWSEvents", "1.1", Map.of("PutEvents", new EventBridgeEndpoint(bus)::putEvents));
    }

    private JsonNode putEvents(ObjectNode request) throws ServiceError {
        JsonNode entries = request.path("Entries");
        if (!entries.isArray() || entries.isEmpty() || entries.size() > MAX_ENTRIES) {
            throw ServiceError.validation("1 to 10 entries are wanted");
        }
        if (entries.toString().getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw ServiceError.validation("Total size of the entries in the request is over the limit");
        }
        ObjectNode response = json.createObjectNode();
        ArrayNode results = json.createArrayNode();
        int failed = 0;
        for (JsonNode entry : entries) {
            ObjectNode result = put(entry);
            failed += result.has("ErrorCode") ? 1 : 0;
            results.add(result);
        }
        response.put("FailedEntryCount", failed).set("Entries", results);
        return response;
    }

    private ObjectNode put(JsonNode entry) {
        String source = entry.path("Source").asText();
        String type = entry.path("DetailType").asText();
        if (source.isEmpty() || type.isEmpty() || !entry.path("Detail").isTextual()) {
            return failure("InvalidArgument", "Source, DetailType and Detail are wanted");
        }
        if (source.startsWith("aws.")) {
            return failure("NotAuthorizedForSourceException", "Not authorized for the source.");
        }
        String bus = entry.path("EventBusName").asText("default");
        if (!bus.equals("default") && !bus.endsWith(":event-bus/default")) {
            return failure("ResourceNotFoundException", "The event bus does not exist in the local cloud");
        }
        JsonNode detail;
        try {
            detail = json.readTree(entry.path("Detail").asText());
        } catch (JsonProcessingException e) {
            detail = json.missingNode();
        }
        return detail.isObject()
                ? accept(entry, source, type, detail)
                : failure("MalformedDetail", "Detail is malformed.");
    }

    private ObjectNode accept(JsonNode entry, String source, String type, JsonNode detail) {
        String id = UUID.randomUUID().toString();
        Instant time = entry.has("Time")
                ? Instant.ofEpochMilli((long) (entry.path("Time").asDouble() * 1000))
                : Instant.now();
        ObjectNode event = json.createObjectNode()
                .put("version", "0")
                .put("id", id)
                .put("detail-type", type)
                .put("source", source)
                .put("account", Arns.ACCOUNT)
                .put("time", time.truncatedTo(ChronoUnit.SECONDS).toString())
                .put("region", Arns.REGION);
        ArrayNode resources = event.putArray("resources");
        entry.path("Resources").forEach(resources::add);
        event.set("detail", detail);
        try {
            bus.put(event);
        } catch (JournalFailure e) {
            return failure("InternalFailure", "The event could not be kept.");
        }
        return json.createObjectNode().put("EventId", id);
    }

    private ObjectNode failure(String code, String message) {
        return json.createObjectNode().put("ErrorCode", code).put("ErrorMessage", message);
    }
}
