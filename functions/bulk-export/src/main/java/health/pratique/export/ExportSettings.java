package health.pratique.export;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Where exports are kept, and how many; {@code PRATIQUE_EXPORT_*}. */
@ConfigMapping(prefix = "pratique.export")
public interface ExportSettings {

    /** How far each export has got. */
    @WithDefault("pratique-exports")
    String table();

    /** The private bucket of what was exported. */
    @WithDefault("pratique-exports")
    String bucket();

    /** Exports that one client may have running. */
    @WithDefault("2")
    int atOnce();

    /** So long an export may take, and so long it is kept after that. */
    @WithDefault("PT24H")
    Duration kept();
}
