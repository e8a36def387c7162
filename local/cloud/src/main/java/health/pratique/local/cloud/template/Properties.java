package health.pratique.local.cloud.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One object of a resource's properties; each value is resolved when it is asked for, so that what a local cloud does
 * not use may refer to what it does not have.
 *
 * @param logicalId of the resource
 * @param place of this object, for messages
 */
record Properties(String logicalId, String place, JsonNode node, Intrinsics intrinsics) {

    JsonNode value(String name) {
        return intrinsics.resolve(node.path(name), place + "." + name);
    }

    boolean has(String name) {
        return !value(name).isMissingNode();
    }

    Optional<String> text(String name) {
        return has(name) ? Optional.of(intrinsics.text(node.path(name), place + "." + name)) : Optional.empty();
    }

    String required(String name) {
        return text(name).orElseThrow(() -> new TemplateInvalid(place + "." + name, "is missing"));
    }

    int number(String name, int otherwise) {
        Optional<String> text = text(name);
        try {
            return text.map(Integer::parseInt).orElse(otherwise);
        } catch (NumberFormatException e) {
            throw new TemplateInvalid(place + "." + name, "is not a whole number");
        }
    }

    boolean flag(String name, boolean otherwise) {
        return text(name).map(Boolean::parseBoolean).orElse(otherwise);
    }

    Properties object(String name) {
        JsonNode inner = node.path(name);
        return new Properties(
                logicalId,
                place + "." + name,
                Intrinsics.isFunction(inner) ? intrinsics.resolve(inner, place + "." + name) : inner,
                intrinsics);
    }

    ObjectNode resolvedObject(String name) {
        if (value(name) instanceof ObjectNode object) {
            return object;
        }
        throw new TemplateInvalid(place + "." + name, "is missing or not a mapping");
    }

    /** The objects of a list; those that are {@code AWS::NoValue} left out. */
    List<Properties> objects(String name) {
        List<Properties> objects = new ArrayList<>();
        Properties list = object(name);
        for (int i = 0; i < list.node().size(); i++) {
            JsonNode item = list.node().get(i);
            String itemPlace = list.place() + "[" + i + "]";
            JsonNode inner = Intrinsics.isFunction(item) ? intrinsics.resolve(item, itemPlace) : item;
            if (!inner.isMissingNode()) {
                objects.add(new Properties(logicalId, itemPlace, inner, intrinsics));
            }
        }
        return objects;
    }

    /** Member names and their scalar values as text, in the order written. */
    Map<String, String> texts(String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        Properties object = object(name);
        for (Map.Entry<String, JsonNode> member : object.node().properties()) {
            object.text(member.getKey()).ifPresent(value -> texts.put(member.getKey(), value));
        }
        return texts;
    }
}
