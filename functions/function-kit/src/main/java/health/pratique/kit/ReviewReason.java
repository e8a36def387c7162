package health.pratique.kit;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** Why a reviewer decides so, in a word that can be counted; free text stands beside it, in the quarantine bucket. */
@RegisterForReflection
public enum ReviewReason {
    /** What was found does not apply to this document. */
    FALSE_POSITIVE,
    /** What was left in the document is named by the reviewer and goes. */
    REMAINDER_REDACTED,
    /** The custodian's written policy allows it. */
    POLICY_ALLOWS,
    /** Care of the patient needs it. */
    CARE_NEEDS_IT,
    /** The sender was asked, and what looked unusual is explained. */
    SENDER_CONFIRMED,
    /** What held the document is mended. */
    CAUSE_MENDED,
    /** The document should not have been sent. */
    SENT_IN_ERROR,
    /** The document cannot be made fit to leave. */
    NOT_RELEASABLE,
    /** The record shows an emergency. */
    EMERGENCY,
    /** The record shows no emergency. */
    NO_EMERGENCY
}
