package health.pratique.audit.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.pratique.audit.CanonicalJson;
import health.pratique.audit.archive.ExportVerifier.Expected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What an export was when it was made: its newest anchor, so that anchors missing at the end are noticed. */
public record ExportManifest(Expected newest, Instant exportedAt) {

    public static final String NAME = "manifest.json";

    public void write(Path directory) throws IOException {
        Files.writeString(
                directory.resolve(NAME),
                CanonicalJson.write(Map.of(
                                "anchors", newest.number(),
                                "hash", newest.hash(),
                                "exportedAt", exportedAt.toString()))
                        + "\n");
    }

    /** Empty when there is none: files copied from the bucket by other means have none. */
    public static Optional<ExportManifest> read(Path directory) throws IOException {
        Path file = directory.resolve(NAME);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        JsonNode manifest = new ObjectMapper().readTree(Files.readString(file));
        return Optional.of(new ExportManifest(
                new Expected(
                        manifest.required("anchors").asLong(),
                        manifest.required("hash").asText()),
                Instant.parse(manifest.required("exportedAt").asText())));
    }
}
