package health.pratique.validate;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What a document may be. */
@ConfigMapping(prefix = "pratique.max-document")
public interface ValidateSettings {

    /** The largest document taken; {@code PRATIQUE_MAX_DOCUMENT_BYTES}, 100 MB. */
    @WithDefault("104857600")
    long bytes();
}
