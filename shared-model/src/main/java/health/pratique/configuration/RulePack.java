package health.pratique.configuration;

/** Compliance rules that are switched on and off together. */
public enum RulePack {
    HIPAA_PRIVACY("HIPAA Privacy", true),
    HIPAA_SECURITY("HIPAA Security", true),
    PART_2("42 CFR Part 2", true),
    GDPR("GDPR", false),
    RETENTION("Retention", true),
    DATA_QUALITY("Data quality", true),
    SECONDARY_USE("AI and secondary use", false);

    private final String title;
    private final boolean everywhere;

    RulePack(String title, boolean everywhere) {
        this.title = title;
        this.everywhere = everywhere;
    }

    public String title() {
        return title;
    }

    /** Whether the pack is on where a custodian says nothing: those of US law and of quality, and GDPR where it is the law. */
    public boolean onByDefault(boolean inEurope) {
        return everywhere || this == GDPR && inEurope;
    }
}
