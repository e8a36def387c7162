package health.pratique.fraud;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.ZoneId;
import java.util.Optional;

/** What an installation can set, as {@code PRATIQUE_FRAUD_*}. */
@ConfigMapping(prefix = "pratique.fraud")
public interface FraudSettings {

    /** The score from which on a document is held, above 0 and up to 1. */
    @WithDefault("0.80")
    double threshold();

    /** A SageMaker endpoint to score with, by name; without one the forest in process scores. */
    Optional<String> endpoint();

    /** DynamoDB table of what forests have learned; without one, the forests that every installation begins with score. */
    Optional<String> forestsTable();

    /**
     * Documents a minute up to which a source is not suspicious for its speed alone. The fifty latest are looked at, over a second
     * at least, so no source shows more than 3,000: the default makes nothing of speed, a bulk load included. Set it to what
     * your sources really send, and ten times that is held.
     */
    @WithDefault("6000")
    int usualRatePerMinute();

    /** The time zone that decides when it is night, as an IANA name. */
    @WithDefault("UTC")
    ZoneId timeZone();
}
