package health.pratique.phi.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import health.pratique.phi.TextRange;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What another detector found, in lines {@code {"id","spans":[{"start","end","type"}]}} as {@code ./pratique detect} writes them.
 * A text without a line has nothing found in it.
 */
final class RecordedRedaction implements Redaction {

    private final Path file;
    private final Map<String, Recorded> byId = new HashMap<>();

    private record Recorded(int line, List<Prediction> found) {}

    private RecordedRedaction(Path file) {
        this.file = file;
    }

    /** @throws InvalidGold if a line cannot be used */
    static Redaction read(Path file) throws IOException {
        RecordedRedaction recorded = new RecordedRedaction(file);
        try (NumberedLines lines = NumberedLines.open(file)) {
            JsonFields fields = new JsonFields(lines);
            for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
                if (!line.get().isBlank()) {
                    recorded.add(fields.object(line.get()), fields, lines);
                }
            }
        }
        return recorded;
    }

    private void add(JsonNode object, JsonFields fields, NumberedLines lines) {
        List<Prediction> found = new ArrayList<>();
        JsonNode spans = fields.spans(object);
        for (int i = 0; i < spans.size(); i++) {
            String name = "spans[" + i + "]";
            TextRange range = fields.range(spans.path(i), name, Integer.MAX_VALUE);
            found.add(new Prediction(range.start(), range.end(), fields.type(spans.path(i), name)));
        }
        if (byId.put(fields.id(object), new Recorded(lines.number(), found)) != null) {
            throw lines.invalid("\"id\" is that of an earlier line");
        }
    }

    @Override
    public List<Prediction> of(GoldDocument document) {
        Recorded recorded = byId.getOrDefault(document.id(), new Recorded(0, List.of()));
        for (Prediction prediction : recorded.found()) {
            if (prediction.end() > document.text().length()) {
                throw new InvalidGold(
                        file, recorded.line(), "a span ends after its text: offsets are counted in UTF-16 units");
            }
        }
        return recorded.found();
    }
}
