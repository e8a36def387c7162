package health.pratique.fraud;

import health.pratique.kit.KitSettings;
import health.pratique.local.cloud.stores.EmbeddedStores;

/** Tables of one test's own, where there is no container. */
record StoreNames(String documentsTable, String auditTable, String activityTable) implements KitSettings {

    static StoreNames unique() {
        return new StoreNames(
                EmbeddedStores.uniqueName("documents"),
                EmbeddedStores.uniqueName("audit"),
                EmbeddedStores.uniqueName("activity"));
    }

    @Override
    public String environment() {
        return "test";
    }

    @Override
    public String reviewsTable() {
        return "none";
    }

    @Override
    public String configurationTable() {
        return "none";
    }

    @Override
    public String intakeBucket() {
        return "none";
    }

    @Override
    public String releasedBucket() {
        return "none";
    }

    @Override
    public String quarantineBucket() {
        return "none";
    }

    @Override
    public String subjectKeySecret() {
        return "none";
    }

    @Override
    public String functionVersion() {
        return "1";
    }
}
