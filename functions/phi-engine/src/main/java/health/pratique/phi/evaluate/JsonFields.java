package health.pratique.phi.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.pratique.phi.TextRange;

/** The fields of a line of JSON; what is wrong with one is said with the line's number and without its text. */
final class JsonFields {

    private final NumberedLines lines;
    private final ObjectMapper json = new ObjectMapper();

    JsonFields(NumberedLines lines) {
        this.lines = lines;
    }

    JsonNode object(String line) {
        JsonNode object = parse(line);
        if (!object.isObject()) {
            throw lines.invalid("is no JSON object");
        }
        return object;
    }

    private JsonNode parse(String line) {
        try {
            return json.readTree(line);
        } catch (JsonProcessingException garbled) {
            // Jackson's own message quotes the line, which is PHI.
            throw lines.invalid("is not JSON at column " + garbled.getLocation().getColumnNr());
        }
    }

    String id(JsonNode object) {
        JsonNode id = object.path("id");
        if (!id.isTextual() && !id.isIntegralNumber()) {
            throw lines.invalid("\"id\" is missing or neither a string nor a whole number");
        }
        return id.asText();
    }

    JsonNode spans(JsonNode object) {
        JsonNode spans = object.path("spans");
        if (!spans.isArray()) {
            throw lines.invalid("\"spans\" is missing or no array; a text without identifiers has \"spans\":[]");
        }
        return spans;
    }

    /**
     * @param name of the span, for messages
     * @param length of the text
     */
    TextRange range(JsonNode span, String name, int length) {
        int start = offset(span, "start", name);
        int end = offset(span, "end", name);
        if (start < 0 || start >= end) {
            throw lines.invalid(name + ": start is not before end, or is below 0");
        }
        if (end > length) {
            throw lines.invalid(name + ".end is " + end + ", but the text ends at " + length);
        }
        return new TextRange(start, end);
    }

    String type(JsonNode span, String name) {
        JsonNode type = span.path("type");
        if (!type.isTextual() || type.textValue().isBlank()) {
            throw lines.invalid(name + ".type is missing or no word");
        }
        return type.textValue();
    }

    private int offset(JsonNode span, String field, String name) {
        JsonNode value = span.path(field);
        if (!value.canConvertToInt() || !value.isIntegralNumber()) {
            throw lines.invalid(name + "." + field + " is missing or no whole number");
        }
        return value.intValue();
    }
}
