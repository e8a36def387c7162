package health.pratique.local.cli.cost;

/** Which share of a document's characters Comprehend Medical is asked about. */
public enum Detectors {
    LOCAL("local"),
    LOCAL_FIRST("local-first"),
    BOTH("local,comprehend");

    private final String parameter;

    Detectors(String parameter) {
        this.parameter = parameter;
    }

    /** As the template's parameter is written. */
    @Override
    public String toString() {
        return parameter;
    }
}
