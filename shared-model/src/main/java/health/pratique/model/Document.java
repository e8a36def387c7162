package health.pratique.model;

import java.time.Instant;

/**
 * An object version accepted into the pipeline, by reference.
 *
 * @param source the sending system, as it names itself in the metadata {@code source-system}
 * @param sha256 of the original's bytes, 64 lower-case hex digits
 * @param bytes the original's size
 * @param receivedAt when S3 stored the object
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
        Instant receivedAt) {}
