package health.pratique.api.review;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Who takes decisions; {@code PRATIQUE_REVIEWING_*}. */
@ConfigMapping(prefix = "pratique.reviewing")
public interface ReviewingSettings {

    /** Name of the function that reviews documents. */
    @WithDefault("pratique-review-document")
    String function();
}
