package health.pratique.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.pratique.audit.AuditEvent;
import health.pratique.audit.AuditOutcome;
import health.pratique.fault.ConsentDenied;
import health.pratique.fault.ReasonCode;
import health.pratique.fault.TransientFault;
import health.pratique.model.Custodian;
import health.pratique.model.DocumentId;
import health.pratique.model.ObjectLocation;
import health.pratique.model.PipelineState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A success that depends on what may change up to the moment of its record. */
class CommitGuardTest {

    private static final Custodian HARBOR = new Custodian("harbor-clinic");
    private static final PipelineState STATE = PipelineState.duplicate("run-1");

    private static KitFixture kit;

    @BeforeAll
    static void start() {
        kit = new KitFixture();
    }

    @Test
    void whatTheGuardSawIsOnRecordWithTheSuccess() {
        DocumentId id = claimed();
        run(id, record -> {
            record.accept(Map.of("version", "3"));
            return Optional.empty();
        });
        AuditEvent last = kit.trail.events(HARBOR, id).getLast();
        assertThat(last.outcome()).isEqualTo(AuditOutcome.SUCCESS);
        assertThat(last.facts()).containsEntry("version", "3").containsEntry("passes", "1");
    }

    @Test
    void aGuardThatRefusesLeavesARefusalInThePlaceOfTheSuccess() {
        DocumentId id = claimed();
        assertThatThrownBy(() -> run(
                        id,
                        record -> Optional.of(new StepResult.Refused(
                                new ConsentDenied(ReasonCode.CONSENT_WITHDRAWN), Map.of("version", "4")))))
                .isInstanceOf(ConsentDenied.class);
        List<AuditEvent> events = kit.trail.events(HARBOR, id);
        assertThat(events).hasSize(2);
        assertThat(events.getLast().outcome()).isEqualTo(AuditOutcome.REFUSED);
        assertThat(events.getLast().facts()).containsEntry("version", "4").doesNotContainKey("passes");
    }

    @Test
    void aGuardThatCannotAnswerLeavesNothing() {
        DocumentId id = claimed();
        assertThatThrownBy(() -> run(id, record -> {
                    throw new TransientFault(ReasonCode.CONSENT_STORE_UNAVAILABLE);
                }))
                .isInstanceOf(TransientFault.class);
        assertThat(kit.trail.events(HARBOR, id)).hasSize(1);
    }

    private static void run(DocumentId id, CommitGuard guard) {
        kit.steps.run(
                "StoreDocument",
                HARBOR,
                id,
                "run-1",
                () -> StepResult.done(STATE, Map.of("passes", "1"), RegistryChange.NO_OP, guard));
    }

    private static DocumentId claimed() {
        ObjectLocation location = new ObjectLocation("intake", "intake/harbor-clinic/" + UUID.randomUUID(), "v1");
        DocumentId id = DocumentId.of(location.bucket(), location.key(), "v1");
        kit.trail.claim(new ClaimRequest(id, HARBOR, location, "run-1", Instant.parse("2026-01-02T03:04:05Z"), false));
        return id;
    }
}
