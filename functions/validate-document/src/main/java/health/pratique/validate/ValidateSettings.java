package health.pratique.validate;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What a document may be; each is an environment variable, such as {@code PRATIQUE_MAX_DOCUMENT_BYTES}. */
@ConfigMapping(prefix = "pratique.max-document")
public interface ValidateSettings {

    /** The largest document taken, and all that an archive unpacks to; 100 MB. */
    @WithDefault("104857600")
    long bytes();

    /** How deep objects, elements, groups and sequences may nest; 64, which is also the most. */
    @WithDefault("64")
    int levels();

    /** How many values of any kind a document may have; five million, which is also the most. */
    @WithDefault("5000000")
    int values();

    /** How many entries an archive may have, directories among them; 10,000. */
    @WithDefault("10000")
    int entries();

    /** How many bytes a compressed byte may become, in an archive and in a PDF; 100. */
    @WithDefault("100")
    int ratio();
}
