package health.pratique.kit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where the stores are. Every function is given what has no default, as {@code PRATIQUE_*} environment variables. */
@ConfigMapping(prefix = "pratique")
public interface KitSettings {

    /** The deployment stage, such as {@code dev}; a dimension of every metric. */
    String environment();

    String documentsTable();

    String auditTable();

    /** What waits for a privacy officer. The template names it for each function that opens or decides reviews. */
    @WithDefault("pratique-reviews")
    String reviewsTable();

    /** Where custodians' configuration is. The template names it for each function. */
    @WithDefault("pratique-custodian-configuration")
    String configurationTable();

    /** Where what sources, submitters and readers do is counted. The template names it for each function that counts. */
    @WithDefault("pratique-activity-windows")
    String activityTable();

    String intakeBucket();

    String releasedBucket();

    String quarantineBucket();

    /** Secrets Manager id of the key behind subject tokens and surrogates. */
    String subjectKeySecret();

    /** The function's deployed version, as audit events name it. */
    @WithDefault("0.1.0")
    String functionVersion();
}
