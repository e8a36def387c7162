package health.pratique.kit;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** What a reviewer may decide. */
@RegisterForReflection
public enum ReviewAction {
    /** The document goes out, although the rules that the reviewer saw are broken. */
    RELEASE,
    /** As RELEASE, without what the reviewer names. */
    REDACT_MORE,
    /** The document goes back to its sender. */
    REJECT,
    /** The document is processed again, and nothing is overridden. */
    REPROCESS,
    /** Access in an emergency was right. */
    JUSTIFIED,
    /** Access in an emergency was wrong. */
    UNJUSTIFIED;

    /** Whether a document may leave quarantine clean by it. */
    public boolean letsOut() {
        return this == RELEASE || this == REDACT_MORE;
    }

    /** Whether the document is taken out of quarantine to carry it out. */
    public boolean takesUp() {
        return letsOut() || this == REPROCESS;
    }
}
