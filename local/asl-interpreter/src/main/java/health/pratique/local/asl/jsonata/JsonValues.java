package health.pratique.local.asl.jsonata;

import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Between Jackson's tree and what the JSONata library works on. A JSON null is {@link Jsonata#NULL_VALUE} there, because a
 * Java null is its "undefined".
 */
public final class JsonValues {

    /** From here on JSON implementations that follow ECMAScript write a whole number with an exponent. */
    private static final double EXPONENT_FROM = 1e21;

    private JsonValues() {}

    /** An unmodifiable value: many evaluations, on many threads, may read it. */
    public static Object toQuery(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> {
                Map<String, Object> map = LinkedHashMap.newLinkedHashMap(node.size());
                for (Map.Entry<String, JsonNode> field : node.properties()) {
                    map.put(field.getKey(), toQuery(field.getValue()));
                }
                yield Collections.unmodifiableMap(map);
            }
            case ARRAY -> {
                List<Object> list = new ArrayList<>(node.size());
                for (JsonNode element : node) {
                    list.add(toQuery(element));
                }
                yield Collections.unmodifiableList(list);
            }
            case STRING -> node.textValue();
            case BOOLEAN -> node.booleanValue();
            case NUMBER -> queryNumber(node);
            case NULL, MISSING -> Jsonata.NULL_VALUE;
            case BINARY, POJO ->
                throw new IllegalArgumentException("Only JSON values are evaluated: convert the value to JSON first.");
        };
    }

    /** One class for one value, because the library compares members of objects and arrays by {@code equals}. */
    private static Number queryNumber(JsonNode node) {
        if (node.isIntegralNumber() && !node.canConvertToLong()) {
            return node.bigIntegerValue();
        }
        return node.isIntegralNumber() ? narrow(node.longValue()) : narrow(node.doubleValue());
    }

    private static Number narrow(long value) {
        if (value == (int) value) {
            return (int) value;
        }
        return value;
    }

    private static Number narrow(double value) {
        if (value == Math.rint(value) && Math.abs(value) < Long.MAX_VALUE) {
            return narrow((long) value);
        }
        return value;
    }

    /**
     * Numbers come out as ECMAScript writes them: whole ones without a fraction. A number that was only passed through
     * keeps all its digits.
     *
     * @throws IllegalArgumentException if the value is or holds a function
     */
    public static JsonNode toJson(Object value) {
        if (value == Jsonata.NULL_VALUE) {
            return NullNode.getInstance();
        }
        return switch (value) {
            case String text -> TextNode.valueOf(text);
            case Boolean flag -> BooleanNode.valueOf(flag);
            case Number number -> number(number);
            case Map<?, ?> map -> {
                ObjectNode object = JsonNodeFactory.instance.objectNode();
                map.forEach((key, member) -> object.set(String.valueOf(key), orNull(member)));
                yield object;
            }
            case List<?> list -> {
                ArrayNode array = JsonNodeFactory.instance.arrayNode(list.size());
                for (Object element : list) {
                    array.add(orNull(element));
                }
                yield array;
            }
            default -> throw new IllegalArgumentException("a function is not a JSON value");
        };
    }

    /** The library leaves undefined members out, but its transform operator writes a Java null for JSON's. */
    private static JsonNode orNull(@Nullable Object member) {
        return member == null ? NullNode.getInstance() : toJson(member);
    }

    private static JsonNode number(Number number) {
        return switch (number) {
            case Integer i -> IntNode.valueOf(i);
            case Long l -> whole(l);
            case BigInteger big -> BigIntegerNode.valueOf(big);
            case BigDecimal decimal -> DecimalNode.valueOf(decimal);
            default -> fraction(number.doubleValue());
        };
    }

    private static JsonNode fraction(double value) {
        if (value != Math.rint(value) || Math.abs(value) >= EXPONENT_FROM) {
            return DoubleNode.valueOf(value);
        }
        if (Math.abs(value) < Long.MAX_VALUE) {
            return whole((long) value);
        }
        return BigIntegerNode.valueOf(new BigDecimal(value).toBigInteger());
    }

    private static JsonNode whole(long value) {
        return value == (int) value ? IntNode.valueOf((int) value) : LongNode.valueOf(value);
    }
}
