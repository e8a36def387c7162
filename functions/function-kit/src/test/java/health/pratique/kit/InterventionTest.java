package health.pratique.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.pratique.audit.AuditChain;
import health.pratique.audit.AuditEntry;
import health.pratique.audit.AuditOutcome;
import health.pratique.fault.ConsentDenied;
import health.pratique.fault.InternalFault;
import health.pratique.fault.ReasonCode;
import health.pratique.model.Custodian;
import health.pratique.model.Document;
import health.pratique.model.DocumentFormat;
import health.pratique.model.DocumentId;
import health.pratique.model.DocumentKind;
import health.pratique.model.DocumentStatus;
import health.pratique.model.ObjectLocation;
import health.pratique.model.PipelineState;
import health.pratique.model.PurposeOfUse;
import health.pratique.model.ReleasePolicy;
import health.pratique.model.SubjectToken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is done to a document from outside of its run: it is stopped, retracted, or taken over from a run that was lost. */
class InterventionTest {

    private static final Custodian HARBOR = new Custodian("harbor-clinic");
    private static final Instant RECEIVED = Instant.parse("2026-01-02T03:04:05Z");
    private static final PipelineState STATE = PipelineState.duplicate("run-1");

    private static KitFixture kit;

    private final ObjectLocation location =
            new ObjectLocation("intake", "intake/harbor-clinic/" + UUID.randomUUID(), "v1");
    private final DocumentId id = DocumentId.of(location.bucket(), location.key(), "v1");
    private final SubjectToken subject =
            new SubjectToken(UUID.randomUUID().toString().replace("-", "").repeat(2));

    @BeforeAll
    static void start() {
        kit = new KitFixture();
    }

    @Test
    void theNextStepOfAStoppedDocumentIsRefusedAndTheRunCanStillBeEnded() {
        claim("run-1", null);
        step("CheckConsent");
        kit.trail.commit(record(), entry("StopDocument", AuditOutcome.REFUSED), stop());
        assertThatThrownBy(() -> step("DetectPhi"))
                .isInstanceOfSatisfying(ConsentDenied.class, fault -> assertThat(fault.reason())
                        .isEqualTo(ReasonCode.CONSENT_WITHDRAWN));
        kit.trail.commit(
                record(),
                entry("QuarantineDocument", AuditOutcome.SUCCESS),
                RegistryChange.ended(DocumentStatus.QUARANTINED, ReasonCode.CONSENT_WITHDRAWN));
        assertThat(record().status()).isEqualTo(DocumentStatus.QUARANTINED);
    }

    @Test
    void aStepThatWasUnderWayWhenTheDocumentWasStoppedIsTheLast() {
        claim("run-1", null);
        kit.steps.run("CheckConsent", HARBOR, id, "run-1", () -> {
            kit.trail.commit(record(), entry("StopDocument", AuditOutcome.REFUSED), stop());
            return StepResult.done(STATE, Map.of());
        });
        assertThatThrownBy(() -> step("DetectPhi")).isInstanceOf(ConsentDenied.class);
    }

    @Test
    void anErasedDocumentIsNotProcessedAgainAndTheRegistryForgetsItsName() {
        claim("run-1", null);
        kit.trail.commit(
                record(),
                entry("QuarantineDocument", AuditOutcome.SUCCESS),
                RegistryChange.ended(DocumentStatus.QUARANTINED, ReasonCode.CONSENT_MISSING));
        assertThat(kit.trail.erase(record(), entry("EraseDocument", AuditOutcome.SUCCESS), true, List.of()))
                .isTrue();
        assertThat(record().originalErased()).isTrue();
        assertThat(record().location().toString()).doesNotContain(location.key());
        ClaimRequest again = new ClaimRequest(id, HARBOR, location, "run-2", RECEIVED, true);
        assertThat(kit.trail.claim(again)).isEqualTo(Claim.DUPLICATE);
        assertThat(kit.verifier.verify(id.value()).flaw()).isNull();
    }

    @Test
    void reprocessedAStoppedDocumentMovesAgain() {
        claim("run-1", null);
        kit.trail.commit(record(), entry("StopDocument", AuditOutcome.REFUSED), stop());
        kit.trail.commit(
                record(),
                entry("QuarantineDocument", AuditOutcome.SUCCESS),
                RegistryChange.ended(DocumentStatus.QUARANTINED, ReasonCode.CONSENT_WITHDRAWN));
        kit.trail.claim(new ClaimRequest(id, HARBOR, location, "run-2", RECEIVED, true));
        assertThat(record().stop()).isNull();
    }

    @Test
    void aRetractedReleaseIsInQuarantineAndTheRegistryKnowsOfNoCopy() {
        release();
        assertThat(kit.trail.retract(record(), entry("RetractRelease", AuditOutcome.SUCCESS)))
                .isTrue();
        assertThat(record().status()).isEqualTo(DocumentStatus.QUARANTINED);
        assertThat(record().reason()).isEqualTo(ReasonCode.CONSENT_WITHDRAWN);
        assertThat(record().release()).isNull();
        assertThat(AuditChain.verify(kit.trail.events(HARBOR, id), record().head()))
                .isEmpty();
    }

    @Test
    void aReleaseIsRetractedOnce() {
        release();
        DocumentRecord released = record();
        kit.trail.retract(released, entry("RetractRelease", AuditOutcome.SUCCESS));
        assertThat(kit.trail.retract(released, entry("RetractRelease", AuditOutcome.SUCCESS)))
                .isFalse();
        assertThat(kit.trail.events(HARBOR, id)).hasSize(3);
    }

    @Test
    void aLostRunsDocumentIsTakenOverAndTheLostRunCanDoNoMore() {
        claim("run-1", null);
        assertThat(claim("run-2", "run-1")).isEqualTo(Claim.CLAIMED);
        assertThat(record().execution()).isEqualTo("run-2");
        assertThatThrownBy(() -> step("DetectPhi"))
                .isInstanceOfSatisfying(
                        InternalFault.class, fault -> assertThat(fault.reason()).isEqualTo(ReasonCode.NOT_CLAIMED));
    }

    @Test
    void onlyFromTheRunThatHoldsItIsADocumentTakenOver() {
        claim("run-1", null);
        claim("run-2", "run-1");
        assertThat(claim("run-3", "run-1")).isEqualTo(Claim.DUPLICATE);
        assertThat(claim("run-2", "run-1")).isEqualTo(Claim.CLAIMED);
    }

    @Test
    void aDocumentThatHasEndedIsNotTakenOver() {
        release();
        assertThat(claim("run-2", "run-1")).isEqualTo(Claim.DUPLICATE);
    }

    @Test
    void aDocumentThatStandsStillIsFoundFromTheTimeOfItsLastStepOn() {
        claim("run-1", null);
        Instant last = record().updatedAt();
        assertThat(kit.registry.standingSince(HARBOR, last, 100))
                .anyMatch(found -> found.id().equals(id));
        assertThat(kit.registry.standingSince(HARBOR, last.minusMillis(1), 100))
                .noneMatch(found -> found.id().equals(id));
    }

    @Test
    void allDocumentsOfAPatientAreFound() {
        release();
        assertThat(kit.registry.ofSubject(subject)).containsExactly(id);
    }

    @Test
    void ofManyDocumentsThoseThatAreClaimedAreTold() {
        claim("run-1", null);
        List<DocumentId> many = new ArrayList<>(List.of(id));
        for (int i = 0; i < 250; i++) {
            many.add(DocumentId.of("intake", "intake/harbor-clinic/unknown", Integer.toString(i)));
        }
        assertThat(kit.registry.claimed(many)).containsExactly(id);
    }

    private static RegistryChange stop() {
        return RegistryChange.stopped(ReasonCode.CONSENT_WITHDRAWN);
    }

    private Claim claim(String execution, String after) {
        return kit.trail.claim(new ClaimRequest(id, HARBOR, location, execution, RECEIVED, false, after));
    }

    private void step(String step) {
        kit.steps.run(step, HARBOR, id, "run-1", () -> StepResult.done(STATE, Map.of()));
    }

    private void release() {
        claim("run-1", null);
        Document document = new Document(
                id,
                HARBOR,
                subject,
                DocumentFormat.TEXT,
                DocumentKind.PROGRESS_NOTE,
                PurposeOfUse.HRESCH,
                "ehr-a",
                ReleasePolicy.SAFE_HARBOR,
                location,
                "00".repeat(32),
                1,
                RECEIVED);
        kit.trail.commit(
                record(),
                entry("StoreDocument", AuditOutcome.SUCCESS),
                new RegistryChange(
                        DocumentStatus.RELEASED,
                        null,
                        document,
                        new ObjectLocation("released", "released/x", "r1"),
                        null));
    }

    private DocumentRecord record() {
        return kit.registry.find(HARBOR, id).orElseThrow();
    }

    private static AuditEntry entry(String action, AuditOutcome outcome) {
        return new AuditEntry("function:test", "test", action, outcome, ReasonCode.CONSENT_WITHDRAWN, Map.of());
    }
}
