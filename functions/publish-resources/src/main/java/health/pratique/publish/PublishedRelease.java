package health.pratique.publish;

import health.pratique.audit.AuditEvent;
import health.pratique.audit.AuditOutcome;
import health.pratique.clinical.Origin;
import health.pratique.kit.DocumentRecord;
import health.pratique.model.Custodian;
import health.pratique.model.DocumentId;
import health.pratique.model.DocumentKind;
import health.pratique.model.DocumentStatus;
import health.pratique.model.ObjectLocation;
import health.pratique.model.SubjectToken;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A document that stands released, with all that its publication rests on.
 *
 * @param number of the release among the document's events
 * @param withheld whether something was taken out that the patient keeps back
 */
record PublishedRelease(
        DocumentId id,
        Custodian custodian,
        SubjectToken subject,
        String source,
        DocumentKind kind,
        ObjectLocation original,
        ObjectLocation copy,
        Instant receivedAt,
        Instant releasedAt,
        long number,
        boolean withheld) {

    static final String RELEASE = "StoreDocument";

    /** A fact of a release. */
    private static final String WITHHELD = "withheld";

    /**
     * Empty when it does not stand released, or its original is gone.
     *
     * @param events those behind the record's newest are not of it
     */
    static Optional<PublishedRelease> of(DocumentRecord record, List<AuditEvent> events) {
        ObjectLocation copy = record.release();
        SubjectToken subject = record.subject();
        if (record.status() != DocumentStatus.RELEASED || copy == null || subject == null || record.originalErased()) {
            return Optional.empty();
        }
        return events.stream()
                .filter(event -> event.sequence() <= record.head().sequence())
                .filter(event -> event.action().equals(RELEASE) && event.outcome() == AuditOutcome.SUCCESS)
                .reduce((earlier, later) -> later)
                .map(event -> new PublishedRelease(
                        record.id(),
                        record.custodian(),
                        subject,
                        text(record.source()),
                        Objects.requireNonNullElse(record.kind(), DocumentKind.OTHER),
                        record.location(),
                        copy,
                        record.receivedAt(),
                        event.time(),
                        event.sequence(),
                        event.facts().containsKey(WITHHELD)));
    }

    PublishedIds ids() {
        return new PublishedIds(custodian, subject, source, id);
    }

    Origin origin() {
        return new Origin(id, number, receivedAt);
    }

    /** Of what is said only because there has to be something: whatever another document says is more. */
    Origin leastOrigin() {
        return new Origin(id, number, Instant.EPOCH);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
