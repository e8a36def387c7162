package health.pratique.publish;

import health.pratique.kit.DocumentRecord;
import health.pratique.model.Custodian;
import health.pratique.model.DocumentId;
import health.pratique.model.ObjectLocation;
import health.pratique.model.SubjectToken;
import java.time.Instant;
import java.util.Optional;

/** A document that stands released, with all that its publication rests on. */
record PublishedRelease(
        DocumentId id,
        Custodian custodian,
        SubjectToken subject,
        String source,
        String kind,
        ObjectLocation original,
        ObjectLocation copy,
        Instant receivedAt,
        Instant releasedAt) {

    /** Empty when the registry does not say enough: such a document was never released by the pipeline. */
    static Optional<PublishedRelease> of(DocumentRecord record) {
        ObjectLocation copy = record.release();
        SubjectToken subject = record.subject();
        if (copy == null || subject == null || record.originalErased()) {
            return Optional.empty();
        }
        String source = record.source();
        return Optional.of(new PublishedRelease(
                record.id(),
                record.custodian(),
                subject,
                source == null ? "" : source,
                record.kind() == null ? "" : record.kind().name(),
                record.location(),
                copy,
                record.receivedAt(),
                record.updatedAt()));
    }

    PublishedIds ids() {
        return new PublishedIds(custodian, subject, source, id);
    }
}
