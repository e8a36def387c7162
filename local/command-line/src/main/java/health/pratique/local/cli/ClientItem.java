package health.pratique.local.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.smart.ApiClients;
import health.pratique.smart.RegisteredClient;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A client as {@code aws dynamodb put-item} takes it. */
final class ClientItem {

    private ClientItem() {}

    static String json(RegisteredClient client) {
        ObjectNode item = JsonNodeFactory.instance.objectNode();
        new TreeMap<>(ApiClients.item(client)).forEach((name, value) -> put(item.putObject(name), value));
        return item.toPrettyString();
    }

    private static void put(ObjectNode typed, AttributeValue value) {
        if (value.hasSs()) {
            value.ss().forEach(typed.putArray("SS")::add);
        } else {
            typed.put("S", value.s());
        }
    }
}
