package health.pratique.phi.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import health.pratique.phi.TextRange;
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
    private final JsonFields fields;
    private final Set<String> ids = new HashSet<>();

    JsonlGold(NumberedLines lines) {
        this.lines = lines;
        this.fields = new JsonFields(lines);
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
        JsonNode document = fields.object(line);
        String id = fields.id(document);
        if (!ids.add(id)) {
            throw lines.invalid("\"id\" is that of an earlier line: each text needs its own");
        }
        JsonNode text = document.path("text");
        if (!text.isTextual()) {
            throw lines.invalid("\"text\" is missing or no string");
        }
        int length = text.textValue().length();
        List<GoldSpan> spans = new ArrayList<>();
        JsonNode labelled = fields.spans(document);
        for (int i = 0; i < labelled.size(); i++) {
            spans.add(span(labelled.path(i), "spans[" + i + "]", length));
        }
        List<TextRange> ignored = new ArrayList<>();
        JsonNode ignore = document.path("ignore");
        if (!ignore.isMissingNode() && !ignore.isNull() && !ignore.isArray()) {
            throw lines.invalid("\"ignore\" is no array");
        }
        for (int i = 0; i < ignore.size(); i++) {
            ignored.add(fields.range(ignore.path(i), "ignore[" + i + "]", length));
        }
        return new GoldDocument(id, text.textValue(), spans, ignored);
    }

    private GoldSpan span(JsonNode span, String name, int length) {
        TextRange range = fields.range(span, name, length);
        return new GoldSpan(
                range.start(),
                range.end(),
                fields.type(span, name),
                truth(span, "safe_harbor", true, name),
                truth(span, "disputed", false, name));
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
