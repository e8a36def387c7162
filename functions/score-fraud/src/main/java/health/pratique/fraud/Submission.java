package health.pratique.fraud;

import java.time.Instant;

/**
 * One document as its source sent it, in what the features need.
 *
 * @param sizeBytes of the original
 * @param content SHA-256 of the original: equal content has an equal digest
 * @param subject the subject token
 */
record Submission(Instant receivedAt, long sizeBytes, String content, String subject, Verdict verdict) {

    /** How the document ended, as far as fraud is concerned. */
    enum Verdict {
        /** Not ended yet. */
        OPEN,
        /** Refused for want of consent, or for naming another patient than its content does. */
        DENIED,
        /** Ended in any other way: a failed rule or an outage of ours says nothing about its sender. */
        OTHER
    }
}
