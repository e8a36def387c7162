package health.pratique.audit.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.pratique.audit.CanonicalJson;
import health.pratique.audit.Sha256;
import health.pratique.model.DocumentId;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A line of an archived file. Read without knowledge of codes and actions, so that rows of every version can be checked.
 *
 * @param sealed whether the line is canonical JSON and its hash fits its other fields
 */
record ArchivedRow(RowMark mark, Instant time, String previousHash, boolean sealed) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<TreeMap<String, Object>> FIELDS = new TypeReference<>() {};

    /** Empty for a line that is no row at all. */
    static Optional<ArchivedRow> read(String line) {
        try {
            Map<String, Object> fields = JSON.readValue(line, FIELDS);
            String hash = text(fields, "hash");
            boolean canonical = CanonicalJson.write(fields).equals(line);
            fields.remove("hash");
            return Optional.of(new ArchivedRow(
                    new RowMark(new DocumentId(text(fields, "documentId")), sequence(fields), hash),
                    Instant.parse(text(fields, "time")),
                    text(fields, "previousHash"),
                    canonical && Sha256.hex(CanonicalJson.write(fields)).equals(hash)));
        } catch (JsonProcessingException
                | IllegalArgumentException
                | DateTimeException
                | NullPointerException garbled) {
            return Optional.empty();
        }
    }

    private static long sequence(Map<String, Object> fields) {
        if (fields.get("sequence") instanceof Number number && number.longValue() > 0) {
            return number.longValue();
        }
        throw new IllegalArgumentException("an archived row has a sequence from 1");
    }

    private static String text(Map<String, Object> fields, String name) {
        if (fields.get(name) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("an archived row has a " + name);
    }
}
