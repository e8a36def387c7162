package health.pratique.local.cli;

import health.pratique.kit.KitSettings;

/** The functions' settings as a running platform tells them, for commands that use the kit as a function does. */
record PlatformSettings(PlatformInfo info) implements KitSettings {

    @Override
    public String environment() {
        return info.setting("PRATIQUE_ENVIRONMENT");
    }

    @Override
    public String documentsTable() {
        return info.documentsTable();
    }

    @Override
    public String auditTable() {
        return info.auditTable();
    }

    @Override
    public String reviewsTable() {
        return info.setting("PRATIQUE_REVIEWS_TABLE");
    }

    @Override
    public String configurationTable() {
        return info.setting("PRATIQUE_CONFIGURATION_TABLE");
    }

    @Override
    public String activityTable() {
        return info.setting("PRATIQUE_ACTIVITY_TABLE");
    }

    @Override
    public String intakeBucket() {
        return info.intakeBucket();
    }

    @Override
    public String releasedBucket() {
        return info.setting("PRATIQUE_RELEASED_BUCKET");
    }

    @Override
    public String quarantineBucket() {
        return info.setting("PRATIQUE_QUARANTINE_BUCKET");
    }

    @Override
    public String subjectKeySecret() {
        return info.setting("PRATIQUE_SUBJECT_KEY_SECRET");
    }

    @Override
    public String functionVersion() {
        return "0.1.0";
    }
}
