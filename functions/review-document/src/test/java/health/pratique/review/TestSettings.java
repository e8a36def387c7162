package health.pratique.review;

import health.pratique.kit.KitSettings;
import health.pratique.local.cloud.stores.EmbeddedStores;

/** Stores of one test. */
record TestSettings(
        String documentsTable,
        String auditTable,
        String reviewsTable,
        String configurationTable,
        String quarantineBucket)
        implements KitSettings {

    static TestSettings fresh() {
        return new TestSettings(
                EmbeddedStores.uniqueName("documents"),
                EmbeddedStores.uniqueName("audit"),
                EmbeddedStores.uniqueName("reviews"),
                EmbeddedStores.uniqueName("configuration"),
                EmbeddedStores.uniqueName("quarantine"));
    }

    @Override
    public String environment() {
        return "test";
    }

    @Override
    public String activityTable() {
        return "activity";
    }

    @Override
    public String intakeBucket() {
        return "intake";
    }

    @Override
    public String releasedBucket() {
        return "released";
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
