package health.pratique.ingest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;
import java.util.Set;

/** What the stream may bring; each is an environment variable, such as {@code PRATIQUE_STREAM_CUSTODIANS}. */
@ConfigMapping(prefix = "pratique.stream")
public interface IngestSettings {

    /** Custodians whose documents may come on the stream, with commas between them; nobody's if there is none. */
    Optional<Set<String>> custodians();

    /** The largest record that is read; 1 MiB, which is also the most that a stream takes unless it is told otherwise. */
    @WithDefault("1048576")
    int maxRecordBytes();
}
