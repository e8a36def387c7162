package health.pratique.audit.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads anchors back, and takes none that differs by a byte from the one that was written. */
public final class AnchorReader {

    private final ObjectMapper json = new ObjectMapper();

    /** @throws IllegalArgumentException for a text that no anchor writes, or whose root or hash does not fit the rest */
    public Anchor read(String ndjson) {
        try {
            List<String> lines = ndjson.lines().toList();
            JsonNode header = json.readTree(lines.getFirst());
            int heads = header.required("heads").asInt();
            List<ArchiveBatch> batches = new ArrayList<>();
            for (String line : lines.subList(1 + heads, lines.size())) {
                batches.add(ArchiveBatch.read(json.readTree(line)));
            }
            Anchor anchor = new Anchor(
                    header.required("anchor").asLong(),
                    Instant.parse(header.required("time").asText()),
                    header.required("previous").asText(),
                    batches);
            if (anchor.toNdjson().equals(ndjson)) {
                return anchor;
            }
        } catch (JsonProcessingException | RuntimeException garbled) {
            throw new IllegalArgumentException("an anchor cannot be read: it was changed", garbled);
        }
        throw new IllegalArgumentException("an anchor was changed: its root or hash does not fit its content");
    }
}
