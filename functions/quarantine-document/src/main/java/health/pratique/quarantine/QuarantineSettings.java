package health.pratique.quarantine;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What holds for a document in quarantine; {@code PRATIQUE_REVIEW_*}. */
@ConfigMapping(prefix = "pratique.review")
public interface QuarantineSettings {

    /** How long a reviewer has before more people are told. */
    @WithDefault("PT24H")
    Duration within();
}
