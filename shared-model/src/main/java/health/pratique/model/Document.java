package health.pratique.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An object version accepted into the pipeline, by reference.
 *
 * @param source the sending system, as it names itself in the metadata {@code source-system}
 * @param sha256 of the original's bytes, 64 lower-case hex digits
 * @param bytes the original's size
 * @param receivedAt when S3 stored the object
 * @param emergency why the patient's consent is overridden; absent without a reason, and for all purposes but ETREAT
 */
public record Document(
        DocumentId id,
        Custodian custodian,
        SubjectToken subject,
        DocumentFormat format,
        DocumentKind kind,
        PurposeOfUse purpose,
        String source,
        ReleasePolicy releasePolicy,
        ObjectLocation location,
        String sha256,
        long bytes,
        Instant receivedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable EmergencyReason emergency) {

    /** Of a document that is not sent in an emergency. */
    public Document(
            DocumentId id,
            Custodian custodian,
            SubjectToken subject,
            DocumentFormat format,
            DocumentKind kind,
            PurposeOfUse purpose,
            String source,
            ReleasePolicy releasePolicy,
            ObjectLocation location,
            String sha256,
            long bytes,
            Instant receivedAt) {
        this(
                id,
                custodian,
                subject,
                format,
                kind,
                purpose,
                source,
                releasePolicy,
                location,
                sha256,
                bytes,
                receivedAt,
                null);
    }
}
