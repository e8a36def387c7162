package health.pratique.kit;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** Where a review stands. */
@RegisterForReflection
public enum ReviewStatus {
    /** Waits for a decision. */
    OPEN,
    /** Waits for a decision past its deadline; more people have been told. */
    ESCALATED,
    /** Decided, once and for all. */
    DECIDED,
    /** What it was about went on without it, such as a document that was processed again. */
    OVERTAKEN;

    /** Whether a decision is still wanted. */
    public boolean pending() {
        return this == OPEN || this == ESCALATED;
    }
}
