package health.pratique.kit;

/** What a privacy officer is asked about. */
public enum ReviewKind {
    /** A document is in quarantine: release it, have more redacted, reject it, or process it again. */
    HELD_DOCUMENT("held"),
    /** Somebody had access in an emergency, against or without consent: was it justified? */
    BREAK_GLASS("break-glass");

    private final String prefix;

    ReviewKind(String prefix) {
        this.prefix = prefix;
    }

    /** The first part of the ids of such reviews. */
    String prefix() {
        return prefix;
    }
}
