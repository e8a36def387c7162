package health.pratique.publish;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.audit.AuditEntry;
import health.pratique.audit.AuditEvent;
import health.pratique.audit.AuditOutcome;
import health.pratique.audit.ChainHead;
import health.pratique.kit.DocumentRecord;
import health.pratique.model.Custodian;
import health.pratique.model.DocumentId;
import health.pratique.model.DocumentStatus;
import health.pratique.model.ObjectLocation;
import health.pratique.model.SubjectToken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which release of a document stands, whichever event told to look. */
class PublishedReleaseTest {

    private static final Custodian CLINIC = new Custodian("clinic");
    private static final Instant DAY = Instant.parse("2026-03-01T09:00:00Z");
    private static final ObjectLocation PLACE = new ObjectLocation("intake", "intake/clinic/one", "1");
    private static final DocumentId DOCUMENT = DocumentId.of(PLACE.bucket(), PLACE.key(), "1");

    private final List<AuditEvent> events = new ArrayList<>();

    @Test
    void theLastReleaseOnRecordIsTheOneThatStands() {
        event("StoreDocument", AuditOutcome.SUCCESS, Map.of());
        event("RetractRelease", AuditOutcome.SUCCESS, Map.of());
        event("StoreDocument", AuditOutcome.REFUSED, Map.of());
        AuditEvent second = event("StoreDocument", AuditOutcome.SUCCESS, Map.of("withheld", "2"));
        event("ExportAnalytics", AuditOutcome.SUCCESS, Map.of());

        assertThat(PublishedRelease.of(record(DocumentStatus.RELEASED, events.getLast()), events))
                .hasValueSatisfying(release -> {
                    assertThat(release.number()).isEqualTo(second.sequence());
                    assertThat(release.releasedAt()).isEqualTo(second.time());
                    assertThat(release.withheld()).isTrue();
                });
    }

    @Test
    void aReleaseThatCameAfterTheRecordWasReadIsNotTakenForItsOwn() {
        AuditEvent first = event("StoreDocument", AuditOutcome.SUCCESS, Map.of("withheld", "2"));
        event("StoreDocument", AuditOutcome.SUCCESS, Map.of());

        assertThat(PublishedRelease.of(record(DocumentStatus.RELEASED, first), events))
                .hasValueSatisfying(release -> assertThat(release.withheld()).isTrue());
    }

    @Test
    void nothingStandsOfADocumentThatIsHeldAgain() {
        event("StoreDocument", AuditOutcome.SUCCESS, Map.of());
        AuditEvent last = event("RetractRelease", AuditOutcome.SUCCESS, Map.of());

        assertThat(PublishedRelease.of(record(DocumentStatus.QUARANTINED, last), events))
                .isEmpty();
    }

    private AuditEvent event(String action, AuditOutcome outcome, Map<String, String> facts) {
        AuditEntry entry = new AuditEntry("a-function", "1", action, outcome, null, facts);
        AuditEvent event = events.isEmpty()
                ? AuditEvent.first(DOCUMENT, CLINIC, DAY, entry)
                : AuditEvent.next(DOCUMENT, CLINIC, events.getLast().asHead(), DAY, entry);
        events.add(event);
        return event;
    }

    private static DocumentRecord record(DocumentStatus status, AuditEvent newest) {
        ChainHead head = newest.asHead();
        return new DocumentRecord(
                DOCUMENT,
                CLINIC,
                status,
                newest.action(),
                "run",
                PLACE,
                DAY,
                newest.time(),
                new SubjectToken("a1".repeat(32)),
                "ehr-a",
                null,
                null,
                1,
                null,
                null,
                new ObjectLocation("released", "released/clinic/one.txt", "1"),
                null,
                null,
                head);
    }
}
