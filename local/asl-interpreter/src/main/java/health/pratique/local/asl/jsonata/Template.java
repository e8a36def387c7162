package health.pratique.local.asl.jsonata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JSON value of a definition in which strings of the form {@code {% … %}}, at any depth, are expressions. */
public sealed interface Template {

    /** @throws QueryFailed if any expression in it fails or is undefined: no partial result */
    JsonNode evaluate(Bindings bindings) throws QueryFailed;

    /** Where it stands in the state, such as {@code Arguments/Payload}. */
    String location();

    /** Nothing to evaluate. Handed out as a copy: who gets it may change it, the definition may not. */
    record Constant(String location, JsonNode value) implements Template {
        @Override
        public JsonNode evaluate(Bindings bindings) {
            return value.deepCopy();
        }
    }

    /** One expression. */
    record Query(String location, Expression expression) implements Template {
        @Override
        public JsonNode evaluate(Bindings bindings) throws QueryFailed {
            return expression.evaluate(bindings);
        }
    }

    /** An object with an expression somewhere in it. */
    record Members(String location, Map<String, Template> members) implements Template {
        public Members {
            members = new LinkedHashMap<>(members);
        }

        @Override
        public JsonNode evaluate(Bindings bindings) throws QueryFailed {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            for (Map.Entry<String, Template> member : members.entrySet()) {
                object.set(member.getKey(), member.getValue().evaluate(bindings));
            }
            return object;
        }
    }

    /** An array with an expression somewhere in it. */
    record Elements(String location, List<Template> elements) implements Template {
        public Elements {
            elements = List.copyOf(elements);
        }

        @Override
        public JsonNode evaluate(Bindings bindings) throws QueryFailed {
            ArrayNode array = JsonNodeFactory.instance.arrayNode(elements.size());
            for (Template element : elements) {
                array.add(element.evaluate(bindings));
            }
            return array;
        }
    }

    /**
     * @param location of the value in its state, for messages
     * @throws InvalidQuery at the first expression that cannot be used
     */
    static Template compile(JsonNode value, String location, Reads reads) throws InvalidQuery {
        return switch (value.getNodeType()) {
            case OBJECT -> members(value, location, reads);
            case ARRAY -> elements(value, location, reads);
            case STRING -> text(value, location, reads);
            case NULL, BOOLEAN, NUMBER, BINARY, MISSING, POJO -> new Constant(location, value);
        };
    }

    private static Template members(JsonNode value, String location, Reads reads) throws InvalidQuery {
        Map<String, Template> members = new LinkedHashMap<>();
        boolean constant = true;
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            Template member = compile(field.getValue(), location + "/" + field.getKey(), reads);
            constant &= member instanceof Constant;
            members.put(field.getKey(), member);
        }
        return constant ? new Constant(location, value) : new Members(location, members);
    }

    private static Template elements(JsonNode value, String location, Reads reads) throws InvalidQuery {
        List<Template> elements = new ArrayList<>();
        boolean constant = true;
        for (int i = 0; i < value.size(); i++) {
            Template element = compile(value.get(i), location + "/" + i, reads);
            constant &= element instanceof Constant;
            elements.add(element);
        }
        return constant ? new Constant(location, value) : new Elements(location, elements);
    }

    private static Template text(JsonNode value, String location, Reads reads) throws InvalidQuery {
        String text = value.textValue();
        if (Expression.isExpression(text)) {
            return new Query(location, Expression.compile(text, location, reads));
        }
        if (text.startsWith("{%") || text.endsWith("%}")) {
            throw new InvalidQuery(location + ": an expression starts with {% and ends with %}, with no space outside");
        }
        return new Constant(location, value);
    }
}
