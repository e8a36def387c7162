package health.pratique.clinical;

/** Which of the two copies of a resource: they are kept apart, and no query sees both. */
public enum View {
    /** As the sender wrote it. */
    IDENTIFIED("I"),
    /** From the released copy of its document. */
    DEIDENTIFIED("D");

    private final String code;

    View(String code) {
        this.code = code;
    }

    /** As the database has it. */
    String code() {
        return code;
    }

    static View of(String code) {
        return code.equals(DEIDENTIFIED.code) ? DEIDENTIFIED : IDENTIFIED;
    }
}
