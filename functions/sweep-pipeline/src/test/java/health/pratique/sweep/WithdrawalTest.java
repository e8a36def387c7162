package health.pratique.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.pratique.audit.AuditChain;
import health.pratique.audit.AuditEvent;
import health.pratique.consent.ConsentChanges;
import health.pratique.consent.ConsentStatement;
import health.pratique.fault.ConsentDenied;
import health.pratique.fault.ReasonCode;
import health.pratique.fault.TransientFault;
import health.pratique.kit.CustodianTrail;
import health.pratique.kit.stores.PipelineStores;
import health.pratique.model.Custodian;
import health.pratique.model.DocumentKind;
import health.pratique.model.DocumentStatus;
import health.pratique.model.PipelineState;
import health.pratique.model.SubjectToken;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a sweep makes of a consent that a patient has taken back or narrowed, over real stores. */
@QuarkusTest
@QuarkusTestResource(PipelineStores.class)
@QuarkusTestResource(SweepStores.class)
class WithdrawalTest {

    @Inject
    Sweep sweep;

    @Inject
    SweptDocuments documents;

    @Inject
    ConsentChanges changes;

    @Inject
    CustodianTrail custodians;

    RecordedEvents events;

    private final Custodian clinic = SweptDocuments.custodian();
    private final SubjectToken patient = SweptDocuments.patient();

    @AfterEach
    void busUp() {
        events.down(false);
    }

    @Test
    void afterOneSweepNoVersionOfACopyIsLeft() {
        permit();
        PipelineState released = documents.released(clinic, patient);
        documents.copied(released);
        withdraw();
        assertThat(sweep().count(Swept.RETRACTED)).isEqualTo(1);
        assertThat(documents.copies(released)).isZero();
        assertThat(documents.record(released).status()).isEqualTo(DocumentStatus.QUARANTINED);
        assertThat(documents.record(released).reason()).isEqualTo(ReasonCode.CONSENT_WITHDRAWN);
    }

    @Test
    void theProofNamesTheWithdrawalAndWhatWasRemovedAndTheChainHolds() {
        permit();
        PipelineState released = documents.released(clinic, patient);
        withdraw();
        sweep();
        AuditEvent proof = documents.events(released).getLast();
        assertThat(proof.action()).isEqualTo("RetractRelease");
        assertThat(proof.facts())
                .containsEntry("changedVersion", "2")
                .containsEntry("versionsRemoved", "1")
                .containsEntry("original", "held")
                .containsKey("copy");
        assertThat(AuditChain.verify(
                        documents.events(released), documents.record(released).head()))
                .isEmpty();
    }

    @Test
    void consumersAreToldWhichCopyIsGoneAndNothingOfThePatient() {
        permit();
        PipelineState released = documents.released(clinic, patient);
        withdraw();
        sweep();
        assertThat(events.of("Document Retracted", released.accepted().id().value()))
                .singleElement()
                .satisfies(told -> assertThat(told.toString())
                        .contains("CONSENT_WITHDRAWN", "released/" + clinic)
                        .doesNotContain(patient.value(), "intake/"));
    }

    @Test
    void aWithdrawalIsClosedOnTheCustodiansChainOnceNothingIsLeftToDo() {
        permit();
        documents.released(clinic, patient);
        withdraw();
        sweep();
        assertThat(changes.open(clinic, 10)).isEmpty();
        assertThat(custodians.events(clinic)).anySatisfy(event -> {
            assertThat(event.action()).isEqualTo("FollowConsentChange");
            assertThat(event.facts()).containsEntry("changedVersion", "2").containsEntry("documents", "1");
        });
        assertThat(sweep().counts()).isEmpty();
    }

    @Test
    void aDocumentPastTheGateMayNotTakeItsNextStepAndTheWithdrawalStaysOpen() {
        permit();
        PipelineState underWay = documents.permitted(clinic, patient);
        withdraw();
        assertThat(sweep().count(Swept.STOPPED)).isEqualTo(1);
        assertThatThrownBy(() -> documents.step(underWay, "DetectPhi"))
                .isInstanceOfSatisfying(ConsentDenied.class, fault -> assertThat(fault.reason())
                        .isEqualTo(ReasonCode.CONSENT_WITHDRAWN));
        assertThat(changes.open(clinic, 10)).hasSize(1);
        assertThat(sweep().counts()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void whereverADocumentStandsBetweenTheGateAndTheReleaseItsNextStepIsRefused(int done) {
        permit();
        PipelineState underWay = documents.permitted(clinic, patient);
        List<String> steps = List.of("DetectPhi", "CheckCompliance", "ScoreFraud", "StoreDocument");
        steps.subList(0, done).forEach(step -> documents.step(underWay, step));
        withdraw();
        sweep();
        assertThatThrownBy(() -> documents.step(underWay, steps.get(done))).isInstanceOf(ConsentDenied.class);
        assertThat(documents.record(underWay).status()).isEqualTo(DocumentStatus.PROCESSING);
    }

    @Test
    void aDocumentThatHasNotAskedYetIsNotStoppedForItWillAsk() {
        permit();
        documents.released(clinic, patient);
        PipelineState before = documents.validated(clinic, patient, DocumentKind.PROGRESS_NOTE);
        withdraw();
        assertThat(sweep().count(Swept.STOPPED)).isZero();
        assertThat(documents.record(before).stop()).isNull();
    }

    @Test
    void onlyWhatIsNotPermittedAnyMoreIsTakenBack() {
        permit();
        PipelineState note = documents.released(clinic, patient);
        PipelineState summary = documents.released(clinic, patient, DocumentKind.DISCHARGE_SUMMARY);
        SubjectToken other = SweptDocuments.patient();
        documents.consents().record(clinic, other, ConsentStatement.permit());
        PipelineState others = documents.released(clinic, other);
        documents.consents().record(clinic, patient, ConsentStatement.deny().ofKind(DocumentKind.DISCHARGE_SUMMARY));
        assertThat(sweep().count(Swept.RETRACTED)).isEqualTo(1);
        assertThat(documents.record(summary).reason()).isEqualTo(ReasonCode.CONSENT_REFUSED);
        assertThat(documents.record(note).status()).isEqualTo(DocumentStatus.RELEASED);
        assertThat(documents.copies(note)).isEqualTo(1);
        assertThat(documents.copies(others)).isEqualTo(1);
    }

    @Test
    void underOtherObligationsACopyIsTakenBackAndTheDocumentGoesThroughTheWorkflowAgain() {
        permit();
        PipelineState released = documents.released(clinic, patient);
        documents
                .consents()
                .record(clinic, patient, ConsentStatement.permit().obliging(List.of("REDACT_PSYCHOTHERAPY")));
        SweepReport report = sweep();
        assertThat(report.count(Swept.RETRACTED)).isEqualTo(1);
        assertThat(report.count(Swept.REPROCESSED)).isEqualTo(1);
        assertThat(documents.copies(released)).isZero();
        assertThat(documents.record(released).reason()).isEqualTo(ReasonCode.CONSENT_CHANGED);
        assertThat(events.of(
                        "Document Reprocess Requested",
                        released.accepted().location().key()))
                .hasSize(1);
        assertThat(changes.open(clinic, 10)).hasSize(1);
    }

    @Test
    void aRetractionThatWasCutOffIsDoneByTheNextSweep() {
        permit();
        PipelineState released = documents.released(clinic, patient);
        withdraw();
        events.down(true);
        assertThatThrownBy(this::sweep).isInstanceOf(TransientFault.class);
        assertThat(documents.copies(released)).isZero();
        assertThat(documents.record(released).status()).isEqualTo(DocumentStatus.RELEASED);
        events.down(false);
        assertThat(sweep().count(Swept.RETRACTED)).isEqualTo(1);
        assertThat(documents.record(released).status()).isEqualTo(DocumentStatus.QUARANTINED);
    }

    @Test
    void theFirstWordOfAPatientOfWhomNothingWasPermittedIsNoChangeToFollow() {
        permit();
        withdraw();
        assertThat(changes.open(clinic, 10)).isEmpty();
    }

    @Test
    void withNoTimeLeftNothingIsBegunAndNothingIsForgotten() {
        permit();
        documents.released(clinic, patient);
        withdraw();
        assertThat(sweep.run(changedAt(clinic), () -> false).counts()).isEmpty();
        assertThat(sweep().count(Swept.RETRACTED)).isEqualTo(1);
    }

    private void permit() {
        documents.consents().record(clinic, patient, ConsentStatement.permit());
    }

    private void withdraw() {
        documents.consents().withdraw(clinic, patient);
    }

    private SweepReport sweep() {
        return sweep.run(changedAt(clinic), () -> true);
    }

    private static SweepRequest changedAt(Custodian custodian) {
        return new SweepRequest("Consent Changed", new SweepRequest.Detail(custodian), null);
    }
}
