package health.pratique.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.pratique.audit.AuditChain;
import health.pratique.audit.AuditEvent;
import health.pratique.detection.Consultation;
import health.pratique.detection.PhiReport;
import health.pratique.detection.PhiReports;
import health.pratique.detection.ReportedSpan;
import health.pratique.fault.DocumentRejected;
import health.pratique.fault.InternalFault;
import health.pratique.fault.PipelineFault;
import health.pratique.fault.PolicyViolated;
import health.pratique.fault.ReasonCode;
import health.pratique.kit.AuditTrail;
import health.pratique.kit.DocumentRecord;
import health.pratique.kit.DocumentVault;
import health.pratique.kit.KitSettings;
import health.pratique.kit.stores.PipelineStores;
import health.pratique.model.ComplianceOutcome;
import health.pratique.model.ConsentDecision;
import health.pratique.model.ConsentOutcome;
import health.pratique.model.Document;
import health.pratique.model.DocumentStatus;
import health.pratique.model.FraudOutcome;
import health.pratique.model.PhiOutcome;
import health.pratique.model.PipelineState;
import health.pratique.model.ReleaseOutcome;
import health.pratique.model.RiskLevel;
import health.pratique.phi.PhiType;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Releases over real stores, with the local engine. */
@QuarkusTest
@QuarkusTestResource(PipelineStores.class)
@QuarkusTestResource(FunctionSecrets.class)
class StoreDocumentTest {

    private static final ComplianceOutcome PASSED = new ComplianceOutcome(true, List.of());
    private static final FraudOutcome USUAL = new FraudOutcome(0.1, 0.8, List.of(), "test/1");

    private static final String NOTE = """
            Patient: Zelda Quarrington    MRN: 55019273    DOB: 07/23/1961
            Mrs. Quarrington was seen on 03/04/2024. She can be reached at (617) 555-0142.
            Blood pressure 132/84, walking well. Return in 6 weeks.
            """;

    @Inject
    @Named("store-document")
    StoreDocumentHandler handler;

    @Inject
    ReadyDocuments documents;

    @Inject
    DisturbedReleases disturbed;

    @Inject
    PhiReports reports;

    @Inject
    AuditTrail trail;

    @Inject
    DocumentVault vault;

    @Inject
    KitSettings settings;

    @Test
    void aReleasedNoteHoldsNoneOfItsIdentifiers() {
        PipelineState state = documents.ready(NOTE);
        PipelineState after = handler.handleRequest(state, null);
        String copy = documents.copy(after);
        assertThat(copy)
                .doesNotContain("Zelda", "Quarrington", "55019273", "07/23/1961", "03/04/2024", "555-0142")
                .contains("Blood pressure 132/84", "2024");
        assertThat(after.release().residualPhi()).isZero();
    }

    @Test
    void theCopyLiesUnderTheDayOfItsReceiptAndTellsNothing() {
        PipelineState state = documents.ready(NOTE);
        ReleaseOutcome release = handler.handleRequest(state, null).release();
        assertThat(release.location().bucket()).isEqualTo(settings.releasedBucket());
        assertThat(release.location().key())
                .isEqualTo(
                        "released/harbor-clinic/2026/01/02/" + state.accepted().id() + ".txt");
        assertThat(vault.open(release.location(), 10_000).metadata())
                .containsOnlyKeys("document-id", "custodian", "release-policy");
    }

    @Test
    void aReleaseIsOnRecordAndTheChainHolds() {
        PipelineState state = documents.ready(NOTE);
        ReleaseOutcome release = handler.handleRequest(state, null).release();
        DocumentRecord record = documents.record(state);
        assertThat(record.status()).isEqualTo(DocumentStatus.RELEASED);
        assertThat(record.release()).isEqualTo(release.location());
        List<AuditEvent> events =
                trail.events(ReadyDocuments.HARBOR, state.accepted().id());
        assertThat(events.getLast().action()).isEqualTo("StoreDocument");
        assertThat(events.getLast().facts()).containsKeys("passes", "replaced");
        assertThat(AuditChain.verify(events, record.head())).isEmpty();
    }

    @Test
    void calledAgainItAnswersWithTheSameRelease() {
        PipelineState state = documents.ready(NOTE);
        PipelineState first = handler.handleRequest(state, null);
        int events = trail.events(ReadyDocuments.HARBOR, state.accepted().id()).size();
        assertThat(handler.handleRequest(state, null)).isEqualTo(first);
        assertThat(trail.events(ReadyDocuments.HARBOR, state.accepted().id())).hasSize(events);
        assertThat(documents.versions(first.release().location())).isEqualTo(1);
    }

    @Test
    void calledAfterAFirstCallThatOnlyWroteTheCopyItReleases() {
        PipelineState state = documents.ready(NOTE);
        vault.release(state.accepted(), "half done".getBytes(StandardCharsets.UTF_8));
        PipelineState after = handler.handleRequest(state, null);
        assertThat(documents.copy(after)).doesNotContain("half done", "Zelda");
        assertThat(documents.record(state).release()).isEqualTo(after.release().location());
    }

    @Test
    void aDocumentThatWasHeldBeforeIsNotReleased() {
        PipelineState state = documents.ready(NOTE);
        documents.hold(state);
        assertRefused(state, InternalFault.class, ReasonCode.NOT_CLAIMED);
    }

    @Test
    void aDocumentThatIsHeldWhileItIsCleanedIsNotReleasedAndItsCopyIsTakenBack() {
        PipelineState state = documents.ready(NOTE);
        DocumentRelease release = disturbed.whileCleaning(() -> documents.hold(state));
        assertThatThrownBy(() -> release.run(state))
                .isInstanceOfSatisfying(
                        InternalFault.class, fault -> assertThat(fault.reason()).isEqualTo(ReasonCode.NOT_CLAIMED));
        assertThat(documents.isReleased(state)).isFalse();
        assertThat(documents.record(state).status()).isEqualTo(DocumentStatus.QUARANTINED);
    }

    @Test
    void anOriginalWithOtherBytesThanThoseAcceptedIsRejected() {
        PipelineState state = documents.ready(NOTE);
        Document accepted = state.accepted();
        Document other = new Document(
                accepted.id(),
                accepted.custodian(),
                accepted.subject(),
                accepted.format(),
                accepted.kind(),
                accepted.purpose(),
                accepted.source(),
                accepted.releasePolicy(),
                accepted.location(),
                "00".repeat(32),
                accepted.bytes(),
                accepted.receivedAt());
        PipelineState changed = new PipelineState(
                ReadyDocuments.RUN,
                state.intake(),
                other,
                state.consent(),
                state.phi(),
                state.compliance(),
                state.fraud(),
                null);
        assertRefused(changed, DocumentRejected.class, ReasonCode.DOCUMENT_CHANGED);
    }

    @Test
    void withoutAConsentDecisionNothingIsReleased() {
        PipelineState state = documents.ready(NOTE);
        assertRefused(
                new PipelineState(
                        ReadyDocuments.RUN, state.intake(), state.document(), null, state.phi(), PASSED, USUAL, null),
                PolicyViolated.class,
                ReasonCode.CONSENT_MISSING);
    }

    @Test
    void aDenialIsFinal() {
        assertRefused(
                documents.ready(NOTE).with(consent(ConsentDecision.DENY, List.of())),
                PolicyViolated.class,
                ReasonCode.CONSENT_REFUSED);
    }

    @Test
    void anObligationThatIsNotKnownIsNotIgnored() {
        assertRefused(
                documents.ready(NOTE).with(consent(ConsentDecision.PERMIT, List.of("REDACT_GENETICS"))),
                PolicyViolated.class,
                ReasonCode.OBLIGATION_UNMET);
    }

    @Test
    void whatTheConsentKeepsBackIsNotInTheCopy() {
        PipelineState state =
                documents.ready("Knee pain since spring. HIV is well controlled. No fever.\n", List.of("REDACT_HIV"));
        assertThat(documents.copy(handler.handleRequest(state, null)))
                .isEqualTo("Knee pain since spring. [withheld] No fever.\n");
    }

    @Test
    void aDocumentThatIsAllOfWhatTheConsentKeepsBackIsHeld() {
        assertRefused(
                documents.ready("""
                                {"resourceType":"Observation","status":"final","subject":{"reference":"Patient/h1"},
                                 "code":{"coding":[{"system":"http://loinc.org","code":"20447-9"}]},"valueString":"low"}""").with(consent(ConsentDecision.PERMIT, List.of("REDACT_HIV"))),
                PolicyViolated.class,
                ReasonCode.OBLIGATION_UNMET);
    }

    @Test
    void anObligationThatEveryReleaseMeetsIsMet() {
        PipelineState state = documents.ready(NOTE, List.of("REDACT_THIRD_PARTIES"));
        assertThat(handler.handleRequest(state, null).release()).isNotNull();
    }

    @Test
    void aFailedRuleIsFinal() {
        assertRefused(
                documents.ready(NOTE).with(new ComplianceOutcome(false, List.of())),
                PolicyViolated.class,
                ReasonCode.RULE_FAILED);
    }

    @Test
    void aScoreAtTheThresholdIsTooHigh() {
        assertRefused(
                documents.ready(NOTE).with(new FraudOutcome(0.8, 0.8, List.of(), "test/1")),
                PolicyViolated.class,
                ReasonCode.FRAUD_SUSPECTED);
    }

    @Test
    void aScoreThatIsNoNumberIsTooHigh() {
        assertRefused(
                documents.ready(NOTE).with(new FraudOutcome(Double.NaN, 0.8, List.of(), "test/1")),
                PolicyViolated.class,
                ReasonCode.FRAUD_SUSPECTED);
    }

    @Test
    void theReportOfAnotherDocumentIsNotTaken() {
        PipelineState state = documents.ready(NOTE);
        PipelineState other = documents.ready("Another note altogether.\n");
        assertRefused(state.with(other.detected()), InternalFault.class, ReasonCode.DEFECT);
    }

    @Test
    void howTheSenderKnowsThePatientIsNotInTheCopy() {
        PipelineState state = documents.ready("Seen: zq 4711 basalt, walking well.\n");
        assertThat(documents.copy(handler.handleRequest(state, null))).doesNotContainIgnoringCase("4711 basalt");
    }

    @Test
    void whatOnlyTheFirstPassFoundIsTakenOut() {
        String text = "The lighthouse was mentioned.\n";
        PipelineState state = documents.ready(text);
        PhiReport found = new PhiReport(
                1,
                state.accepted().id(),
                state.accepted().sha256(),
                "test/1",
                Consultation.NONE,
                Map.of(),
                List.of(new ReportedSpan("text", 4, 14, PhiType.NAME, 0.5, "comprehend")));
        PhiOutcome outcome =
                new PhiOutcome(RiskLevel.MEDIUM, Map.of(), 0.5, reports.write(state.accepted(), found), "test/1", null);
        assertThat(documents.copy(handler.handleRequest(state.with(outcome), null)))
                .isEqualTo("The [NAME] was mentioned.\n");
    }

    private void assertRefused(PipelineState state, Class<? extends PipelineFault> type, ReasonCode reason) {
        assertThatThrownBy(() -> handler.handleRequest(state, null))
                .isInstanceOfSatisfying(
                        type, fault -> assertThat(fault.reason()).isEqualTo(reason));
        assertThat(documents.isReleased(state)).isFalse();
        assertThat(documents.record(state).status()).isNotEqualTo(DocumentStatus.RELEASED);
    }

    private static ConsentOutcome consent(ConsentDecision decision, List<String> obligations) {
        return new ConsentOutcome(decision, "c-1", 1, obligations, ReadyDocuments.RECEIVED);
    }
}
