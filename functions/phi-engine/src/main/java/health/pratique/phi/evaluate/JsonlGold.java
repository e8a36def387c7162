package health.pratique.phi.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Lines {@code {"id","text","spans":[{"start","end","type","safe_harbor","disputed"}],"ignore":[{"start","end"}]}}. Of a span,
 * {@code safe_harbor} is true and {@code disputed} false when absent; other fields are not looked at. Blank lines are skipped.
 */
final class JsonlGold implements GoldReader {

    private final NumberedLines lines;
    private final ObjectMapper json = new ObjectMapper();
    private final Set<String> ids = new HashSet<>();

    JsonlGold(NumberedLines lines) {
        this.lines = lines;
    }

    @Override
    public Optional<GoldDocument> next() throws IOException {
        Optional<String> line = lines.next();
        while (line.isPresent() && line.get().isBlank()) {
            line = lines.next();
        }
        return line.map(this::document);
    }

    private GoldDocument document(String line) {
        JsonNode document = parse(line);
        if (!document.isObject()) {
            throw lines.invalid("is no JSON object");
        }
        JsonNode id = document.path("id");
        if (!id.isTextual() && !id.isIntegralNumber()) {
            throw lines.invalid("\"id\" is missing or neither a string nor a whole number");
        }
        if (!ids.add(id.asText())) {
            throw lines.invalid("\"id\" is that of an earlier line: each text needs its own");
        }
        JsonNode text = document.path("text");
        if (!text.isTextual()) {
            throw lines.invalid("\"text\" is missing or no string");
        }
        int length = text.textValue().length();
        List<GoldSpan> spans = new ArrayList<>();
        JsonNode labelled = document.path("spans");
        if (!labelled.isArray()) {
            throw lines.invalid("\"spans\" is missing or no array; a text without identifiers has \"spans\":[]");
        }
        for (int i = 0; i < labelled.size(); i++) {
            spans.add(span(labelled.path(i), "spans[" + i + "]", length));
        }
        List<TextRange> ignored = new ArrayList<>();
        JsonNode ignore = document.path("ignore");
        if (!ignore.isMissingNode() && !ignore.isNull() && !ignore.isArray()) {
            throw lines.invalid("\"ignore\" is no array");
        }
        for (int i = 0; i < ignore.size(); i++) {
            ignored.add(range(ignore.path(i), "ignore[" + i + "]", length));
        }
        return new GoldDocument(id.asText(), text.textValue(), spans, ignored);
    }

    private JsonNode parse(String line) {
        try {
            return json.readTree(line);
        } catch (JsonProcessingException garbled) {
            // Jackson's own message quotes the line, which is PHI.
            throw lines.invalid("is not JSON at column " + garbled.getLocation().getColumnNr());
        }
    }

    private GoldSpan span(JsonNode span, String name, int length) {
        TextRange range = range(span, name, length);
        JsonNode type = span.path("type");
        if (!type.isTextual() || type.textValue().isBlank()) {
            throw lines.invalid(name + ".type is missing or no word");
        }
        return new GoldSpan(
                range.start(),
                range.end(),
                type.textValue(),
                truth(span, "safe_harbor", true, name),
                truth(span, "disputed", false, name));
    }

    private TextRange range(JsonNode span, String name, int length) {
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

    private int offset(JsonNode span, String field, String name) {
        JsonNode value = span.path(field);
        if (!value.canConvertToInt() || !value.isIntegralNumber()) {
            throw lines.invalid(name + "." + field + " is missing or no whole number");
        }
        return value.intValue();
    }

    private boolean truth(JsonNode span, String field, boolean absent, String name) {
        JsonNode value = span.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return absent;
        }
        if (!value.isBoolean()) {
            throw lines.invalid(name + "." + field + " is neither true nor false");
        }
        return value.booleanValue();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
