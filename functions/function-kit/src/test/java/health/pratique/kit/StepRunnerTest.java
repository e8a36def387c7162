package health.pratique.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.pratique.audit.AuditEvent;
import health.pratique.audit.AuditOutcome;
import health.pratique.fault.ConsentDenied;
import health.pratique.fault.InternalFault;
import health.pratique.fault.ReasonCode;
import health.pratique.fault.TransientFault;
import health.pratique.model.Custodian;
import health.pratique.model.DocumentId;
import health.pratique.model.ObjectLocation;
import health.pratique.model.PipelineState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How a step's end gets on record, and what gets out of it. */
class StepRunnerTest {

    private static final Custodian HARBOR = new Custodian("harbor-clinic");
    private static final PipelineState STATE = PipelineState.duplicate("run-1");

    private static KitFixture kit;

    @BeforeAll
    static void start() {
        kit = new KitFixture();
    }

    @Test
    void whatWasDoneIsOnRecordWithItsFacts() {
        DocumentId id = claimed();
        kit.steps.run("DetectPhi", HARBOR, id, "run-1", () -> StepResult.done(STATE, Map.of("NAME", "12")));
        AuditEvent last = kit.trail.events(HARBOR, id).getLast();
        assertThat(last.action()).isEqualTo("DetectPhi");
        assertThat(last.outcome()).isEqualTo(AuditOutcome.SUCCESS);
        assertThat(last.facts()).containsEntry("NAME", "12");
    }

    @Test
    void aRefusalIsOnRecordBeforeItsFaultIsThrown() {
        DocumentId id = claimed();
        assertThatThrownBy(() -> kit.steps.run(
                        "CheckConsent",
                        HARBOR,
                        id,
                        "run-1",
                        () -> StepResult.refused(
                                new ConsentDenied(ReasonCode.CONSENT_EXPIRED), Map.of("consentVersion", "3"))))
                .isInstanceOf(ConsentDenied.class);
        AuditEvent last = kit.trail.events(HARBOR, id).getLast();
        assertThat(last.outcome()).isEqualTo(AuditOutcome.REFUSED);
        assertThat(last.reason()).isEqualTo(ReasonCode.CONSENT_EXPIRED);
    }

    @Test
    void whatADefectSaysOfTheDocumentDoesNotGetOut() {
        DocumentId id = claimed();
        assertThatThrownBy(() -> kit.steps.run("DetectPhi", HARBOR, id, "run-1", () -> {
                    throw new IllegalArgumentException("cannot parse Margarethe Oyelaran");
                }))
                .isInstanceOf(InternalFault.class)
                .hasNoCause()
                .hasMessageNotContaining("Margarethe");
        assertThat(kit.trail.events(HARBOR, id).getLast().reason()).isEqualTo(ReasonCode.DEFECT);
    }

    @Test
    void aTransientFaultLeavesNoEventSinceTheStepIsTriedAgain() {
        DocumentId id = claimed();
        assertThatThrownBy(() -> kit.steps.run("CheckConsent", HARBOR, id, "run-1", () -> {
                    throw new TransientFault(ReasonCode.CONSENT_STORE_UNAVAILABLE);
                }))
                .isInstanceOf(TransientFault.class);
        assertThat(kit.trail.events(HARBOR, id)).hasSize(1);
    }

    @Test
    void aStepOfAnotherRunIsNotEvenBegun() {
        DocumentId id = claimed();
        List<String> begun = new ArrayList<>();
        assertThatThrownBy(() -> kit.steps.run("DetectPhi", HARBOR, id, "run-2", () -> {
                    begun.add("begun");
                    return StepResult.done(STATE, Map.of());
                }))
                .isInstanceOf(InternalFault.class);
        assertThat(begun).isEmpty();
    }

    private static DocumentId claimed() {
        ObjectLocation location = new ObjectLocation("intake", "intake/harbor-clinic/" + UUID.randomUUID(), "v1");
        DocumentId id = DocumentId.of(location.bucket(), location.key(), "v1");
        kit.trail.claim(new ClaimRequest(id, HARBOR, location, "run-1", Instant.parse("2026-01-02T03:04:05Z"), false));
        return id;
    }
}
