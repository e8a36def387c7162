package health.pratique.export;

import health.pratique.kit.KitSettings;
import health.pratique.local.cloud.stores.EmbeddedStores;
import java.time.Duration;

/** Tables and a bucket of one test alone. */
final class RigSettings implements KitSettings, ExportSettings {

    private static final String UNUSED = "unused";

    private final String exports = EmbeddedStores.uniqueName("exports");

    @Override
    public String table() {
        return exports;
    }

    @Override
    public String bucket() {
        return exports;
    }

    @Override
    public int atOnce() {
        return 2;
    }

    @Override
    public Duration kept() {
        return Duration.ofHours(24);
    }

    @Override
    public String environment() {
        return "test";
    }

    @Override
    public String documentsTable() {
        return exports + "-documents";
    }

    @Override
    public String auditTable() {
        return exports + "-audit";
    }

    @Override
    public String reviewsTable() {
        return UNUSED;
    }

    @Override
    public String configurationTable() {
        return UNUSED;
    }

    @Override
    public String activityTable() {
        return UNUSED;
    }

    @Override
    public String intakeBucket() {
        return UNUSED;
    }

    @Override
    public String releasedBucket() {
        return UNUSED;
    }

    @Override
    public String quarantineBucket() {
        return UNUSED;
    }

    @Override
    public String subjectKeySecret() {
        return UNUSED;
    }

    @Override
    public String functionVersion() {
        return "test";
    }
}
