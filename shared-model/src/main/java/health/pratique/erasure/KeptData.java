package health.pratique.erasure;

import health.pratique.model.DocumentId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is not erased, and why.
 *
 * @param document whose it is; absent where it is of the subject as a whole
 * @param count of events, versions or the like
 * @param law the paragraphs that keep it
 * @param until the first moment at which it may go; absent where it is not foreseen to
 */
public record KeptData(
        Kind kind,
        @Nullable DocumentId document,
        int count,
        String law,
        @Nullable Instant until) {

    /** What kind of data is kept. */
    public enum Kind {
        /** Hash-chained events: ids, codes, counts, and the subject token, which leads nowhere any more. */
        AUDIT_EVENTS,
        /** What the registry knows of the documents: ids, codes, times, and the subject token. */
        REGISTRY_ROWS,
        /** What the patient allowed and refused, without what names a person; all of it withdrawn. */
        CONSENT_RECORDS,
        /** An original that a retention law keeps. */
        ORIGINAL,
        /** A version under Object Lock or a legal hold. */
        LOCKED_VERSIONS,
        /** The archive that a document came in, which holds documents that have not arrived on their own. */
        ARCHIVE
    }
}
