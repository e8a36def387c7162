package health.pratique.review;

import health.pratique.fault.ReasonCode;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Set;

/** How reviews run; {@code PRATIQUE_REVIEW_*}. */
@ConfigMapping(prefix = "pratique.review")
public interface ReviewSettings {

    /** ARN of the review workflow, for decisions that come when no run of it waits any more. */
    String workflow();

    /** Between two escalations. */
    @WithDefault("PT4H")
    Duration escalateAfter();

    /** What two people have to agree on before anything leaves quarantine; RESIDUAL_PHI always takes two. */
    @WithDefault("RESIDUAL_PHI,FRAUD_SUSPECTED")
    Set<ReasonCode> fourEyes();
}
