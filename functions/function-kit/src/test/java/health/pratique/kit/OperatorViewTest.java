package health.pratique.kit;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.audit.AuditEntry;
import health.pratique.audit.AuditOutcome;
import health.pratique.fault.ReasonCode;
import health.pratique.model.Custodian;
import health.pratique.model.DocumentId;
import health.pratique.model.DocumentStatus;
import health.pratique.model.ObjectLocation;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What an operator sees of all custodians' documents. */
class OperatorViewTest {

    private static KitFixture kit;
    private static OperatorView operator;
    private static DocumentRecord first;
    private static DocumentRecord second;

    @BeforeAll
    static void documents() {
        kit = new KitFixture();
        operator = new OperatorView(kit.dynamo, kit.settings.documentsTable(), kit.settings.auditTable());
        first = claimed("harbor-clinic", "first");
        second = claimed("lakeside", "second");
        kit.trail.commit(
                first,
                new AuditEntry(
                        "function:QuarantineDocument",
                        "test",
                        "QuarantineDocument",
                        AuditOutcome.SUCCESS,
                        null,
                        Map.of()),
                RegistryChange.ended(DocumentStatus.QUARANTINED, ReasonCode.CONSENT_STORE_UNAVAILABLE));
        // The head of a custodian's own chain is in the same table, and no document.
        kit.custodianTrail.record(
                new Custodian("harbor-clinic"),
                new AuditEntry("user:officer", "test", "BreakGlass", AuditOutcome.SUCCESS, null, Map.of()));
    }

    @Test
    void everyDocumentIsListedOnceTheLatestChangeFirst() {
        assertThat(operator.documents()).extracting(DocumentRecord::id).containsExactly(first.id(), second.id());
    }

    @Test
    void aStatusHasItsDocumentsOnly() {
        assertThat(operator.documents(DocumentStatus.PROCESSING))
                .extracting(DocumentRecord::id)
                .containsExactly(second.id());
    }

    private static DocumentRecord claimed(String custodian, String name) {
        Custodian owner = new Custodian(custodian);
        ObjectLocation location = new ObjectLocation("intake", "intake/" + custodian + "/" + name, "v1");
        DocumentId id = DocumentId.of(location.bucket(), location.key(), "v1");
        kit.trail.claim(new ClaimRequest(id, owner, location, name, Instant.parse("2026-01-02T03:04:05Z"), false));
        return kit.registry.find(owner, id).orElseThrow();
    }
}
