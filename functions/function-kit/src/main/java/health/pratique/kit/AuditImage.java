package health.pratique.kit;

import com.fasterxml.jackson.databind.JsonNode;
import health.pratique.audit.AuditEvent;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An item of the {@code audit-trail} table as the table's stream brings it: DynamoDB's JSON. */
public final class AuditImage {

    private AuditImage() {}

    /** @throws IllegalStateException for an item that is not, to the attribute, one that the trail writes */
    public static AuditEvent read(JsonNode image) {
        Map<String, AttributeValue> item = new HashMap<>();
        image.properties().forEach(attribute -> item.put(attribute.getKey(), value(attribute.getValue())));
        return AuditItems.read(item);
    }

    private static AttributeValue value(JsonNode typed) {
        if (typed.path("S").isTextual()) {
            return AttributeValue.fromS(typed.path("S").textValue());
        }
        if (typed.path("M").isObject()) {
            Map<String, AttributeValue> map = new HashMap<>();
            typed.path("M").properties().forEach(entry -> map.put(entry.getKey(), value(entry.getValue())));
            return AttributeValue.fromM(map);
        }
        throw new IllegalStateException("an audit row has attributes of another kind");
    }
}
