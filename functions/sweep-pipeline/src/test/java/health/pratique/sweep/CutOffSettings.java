package health.pratique.sweep;

import health.pratique.kit.KitSettings;
import health.pratique.local.cloud.stores.EmbeddedStores;

/** Stores of one test. */
record CutOffSettings(
        String documentsTable, String auditTable, String intakeBucket, String releasedBucket, String quarantineBucket)
        implements KitSettings {

    static CutOffSettings fresh() {
        return new CutOffSettings(
                EmbeddedStores.uniqueName("documents"),
                EmbeddedStores.uniqueName("audit"),
                EmbeddedStores.uniqueName("intake"),
                EmbeddedStores.uniqueName("released"),
                EmbeddedStores.uniqueName("quarantine"));
    }

    @Override
    public String environment() {
        return "test";
    }

    @Override
    public String reviewsTable() {
        return "reviews";
    }

    @Override
    public String configurationTable() {
        return "configuration";
    }

    @Override
    public String activityTable() {
        return "activity";
    }

    @Override
    public String subjectKeySecret() {
        return "subject-key";
    }

    @Override
    public String functionVersion() {
        return "test";
    }
}
