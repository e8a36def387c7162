package health.pratique.api.walk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Changes one place of a body that is JSON; leaves one that is none as it is. */
enum JsonBreakage {
    OTHER_VALUE {
        @Override
        void object(ObjectNode object, String name, Random random) {
            object.set(name, HostileValues.json(random));
        }

        @Override
        void array(ArrayNode array, int index, Random random) {
            array.set(index, HostileValues.json(random));
        }
    },
    HOSTILE_TEXT {
        @Override
        void object(ObjectNode object, String name, Random random) {
            object.put(name, HostileValues.text(random));
        }

        @Override
        void array(ArrayNode array, int index, Random random) {
            array.set(index, HostileValues.text(random));
        }
    },
    MISSING {
        @Override
        void object(ObjectNode object, String name, Random random) {
            object.remove(name);
        }

        @Override
        void array(ArrayNode array, int index, Random random) {
            array.remove(index);
        }
    },
    EXTRA {
        @Override
        void object(ObjectNode object, String name, Random random) {
            object.set(EXTRAS.get(random.nextInt(EXTRAS.size())), HostileValues.json(random));
        }

        @Override
        void array(ArrayNode array, int index, Random random) {
            array.insert(index, HostileValues.json(random));
        }
    },
    WRAPPED {
        @Override
        void object(ObjectNode object, String name, Random random) {
            JsonNode value = object.get(name);
            object.putArray(name).add(value).add(value);
        }

        @Override
        void array(ArrayNode array, int index, Random random) {
            JsonNode value = array.get(index);
            array.insertObject(index).set("value", value);
        }
    };

    /** Members that servers keep to themselves, and some of FHIR's. */
    private static final List<String> EXTRAS = List.of(
            "id", "meta", "custodian", "role", "subject", "status", "extension", "contained", "_id", "__proto__", "");

    private static final ObjectMapper JSON = new ObjectMapper();

    abstract void object(ObjectNode object, String name, Random random);

    abstract void array(ArrayNode array, int index, Random random);

    byte[] of(byte[] body, Random random) {
        try {
            JsonNode tree = JSON.readTree(body);
            List<JsonNode> inner = new ArrayList<>();
            collect(tree, inner);
            if (inner.isEmpty()) {
                return body;
            }
            switch (inner.get(random.nextInt(inner.size()))) {
                case ObjectNode object -> object(object, name(object, random), random);
                case ArrayNode array -> array(array, random.nextInt(array.size()), random);
                case JsonNode leaf -> throw new IllegalStateException("only what has members is collected");
            }
            return JSON.writeValueAsBytes(tree);
        } catch (JsonProcessingException none) {
            return body;
        } catch (IOException inMemory) {
            throw new IllegalStateException(inMemory);
        }
    }

    private static String name(ObjectNode object, Random random) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names.get(random.nextInt(names.size()));
    }

    private static void collect(JsonNode node, List<JsonNode> inner) {
        if (node != null && node.isContainerNode() && !node.isEmpty()) {
            inner.add(node);
            node.forEach(child -> collect(child, inner));
        }
    }
}
