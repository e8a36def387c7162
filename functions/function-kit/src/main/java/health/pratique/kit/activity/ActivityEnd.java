package health.pratique.kit.activity;

/** How it ended, as far as its actor is concerned: an outage of ours is none of these. */
public enum ActivityEnd {
    /** It went through, or is still on its way. */
    PASSED,
    /** Not permitted: no consent, or no right to it. */
    DENIED,
    /** The request itself was at fault: a document that cannot be read, a name that does not exist. */
    REFUSED
}
