package health.pratique.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.audit.AuditEvent;
import health.pratique.consent.ConsentChanges;
import health.pratique.consent.ConsentPeriod;
import health.pratique.consent.ConsentStatement;
import health.pratique.fault.ReasonCode;
import health.pratique.kit.CustodianTrail;
import health.pratique.kit.stores.PipelineStores;
import health.pratique.model.ConsentDecision;
import health.pratique.model.Custodian;
import health.pratique.model.DocumentKind;
import health.pratique.model.DocumentStatus;
import health.pratique.model.PipelineState;
import health.pratique.model.PurposeOfUse;
import health.pratique.model.SubjectToken;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a sweep makes of permits that end without a word of the patient, over real stores. */
@QuarkusTest
@QuarkusTestResource(PipelineStores.class)
@QuarkusTestResource(SweepStores.class)
class LapsedPermitsTest {

    @Inject
    Sweep sweep;

    @Inject
    SweptDocuments documents;

    @Inject
    ConsentChanges changes;

    @Inject
    CustodianTrail custodians;

    @Inject
    AheadClock clock;

    RecordedEvents events;

    private final Custodian clinic = SweptDocuments.custodian();
    private final SubjectToken patient = SweptDocuments.patient();
    private final Instant tomorrow = Instant.now().plus(Duration.ofDays(1));

    @AfterEach
    void today() {
        clock.ahead(Duration.ZERO);
    }

    @Test
    void afterItsPeriodAPermitsCopiesAreGoneWithinOneSweep() {
        permitUntilTomorrow();
        PipelineState released = documents.released(clinic, patient);
        assertThat(sweep().counts()).isEmpty();
        clock.ahead(Duration.ofDays(2));
        assertThat(sweep().count(Swept.RETRACTED)).isEqualTo(1);
        assertThat(documents.copies(released)).isZero();
        assertThat(documents.record(released).status()).isEqualTo(DocumentStatus.QUARANTINED);
        assertThat(documents.record(released).reason()).isEqualTo(ReasonCode.CONSENT_EXPIRED);
    }

    @Test
    void theProofSaysThatAPeriodWasOver() {
        permitUntilTomorrow();
        PipelineState released = documents.released(clinic, patient);
        clock.ahead(Duration.ofDays(2));
        sweep();
        assertThat(documents.events(released).getLast().facts())
                .containsEntry("cause", "PERIOD_PASSED")
                .containsEntry("changedVersion", "1")
                .containsEntry("versionsRemoved", "1");
        assertThat(followed()).singleElement().satisfies(event -> assertThat(event.facts())
                .containsEntry("cause", "PERIOD_PASSED")
                .containsEntry("documents", "1"));
        assertThat(changes.lapsed(clinic, 10)).isEmpty();
        assertThat(sweep().counts()).isEmpty();
    }

    @Test
    void aDocumentUnderWayWhenThePeriodEndsMayNotTakeItsNextStep() {
        permitUntilTomorrow();
        PipelineState underWay = documents.permitted(clinic, patient);
        clock.ahead(Duration.ofDays(2));
        assertThat(sweep().count(Swept.STOPPED)).isEqualTo(1);
        assertThat(documents.record(underWay).stop()).isEqualTo(ReasonCode.CONSENT_EXPIRED);
        assertThat(changes.lapsed(clinic, 10)).hasSize(1);
    }

    @Test
    void whereARefusalOfContentBeginsACopyIsReleasedAgainWithoutIt() {
        documents.consents().record(clinic, patient, ConsentStatement.permit());
        documents
                .consents()
                .record(
                        clinic,
                        patient,
                        ConsentStatement.permit()
                                .ofKind(DocumentKind.PROGRESS_NOTE)
                                .obliging(List.of("REDACT_PSYCHOTHERAPY"))
                                .during(new ConsentPeriod(tomorrow, null)));
        PipelineState released = documents.released(clinic, patient);
        sweep();
        clock.ahead(Duration.ofDays(2));
        SweepReport report = sweep();
        assertThat(report.count(Swept.RETRACTED)).isEqualTo(1);
        assertThat(report.count(Swept.REPROCESSED)).isEqualTo(1);
        assertThat(documents.record(released).reason()).isEqualTo(ReasonCode.CONSENT_CHANGED);
    }

    @Test
    void aPermitThatAnotherOneTakesOnFromKeepsItsCopies() {
        permitUntilTomorrow();
        documents
                .consents()
                .record(clinic, patient, ConsentStatement.permit().during(new ConsentPeriod(tomorrow, null)));
        PipelineState released = documents.released(clinic, patient);
        sweep();
        clock.ahead(Duration.ofDays(2));
        assertThat(sweep().count(Swept.RETRACTED)).isZero();
        assertThat(documents.copies(released)).isEqualTo(1);
        assertThat(changes.lapsed(clinic, 10)).isEmpty();
    }

    @Test
    void withNoTimeLeftNoEndIsForgotten() {
        permitUntilTomorrow();
        PipelineState released = documents.released(clinic, patient);
        clock.ahead(Duration.ofDays(2));
        sweep.run(changed(), () -> false);
        assertThat(sweep().count(Swept.RETRACTED)).isEqualTo(1);
        assertThat(documents.copies(released)).isZero();
    }

    @Test
    void whatAPolicyHadPermittedIsTakenBackWhenItDoesNotPermitAnyMore() {
        policy(ConsentDecision.PERMIT);
        PipelineState byPolicy = documents.released(clinic, patient, PurposeOfUse.TREAT);
        SubjectToken other = SweptDocuments.patient();
        documents.consents().record(clinic, other, ConsentStatement.permit());
        PipelineState byConsent = documents.released(clinic, other, PurposeOfUse.TREAT);
        policy(ConsentDecision.DENY);
        assertThat(sweep().count(Swept.RETRACTED)).isEqualTo(1);
        assertThat(documents.copies(byPolicy)).isZero();
        assertThat(documents.record(byPolicy).reason()).isEqualTo(ReasonCode.CONSENT_MISSING);
        assertThat(documents.copies(byConsent)).isEqualTo(1);
    }

    @Test
    void theProofNamesThePolicyThatDoesNotPermitAnyMore() {
        policy(ConsentDecision.PERMIT);
        PipelineState released = documents.released(clinic, patient, PurposeOfUse.TREAT);
        policy(ConsentDecision.DENY);
        sweep();
        assertThat(documents.events(released).getLast().facts())
                .containsEntry("cause", "POLICY_REVOKED")
                .containsEntry("changedPolicy", "TREAT")
                .containsEntry("changedVersion", "2");
        assertThat(followed()).hasSize(1);
        assertThat(sweep().counts()).isEmpty();
    }

    private void permitUntilTomorrow() {
        documents
                .consents()
                .record(clinic, patient, ConsentStatement.permit().during(new ConsentPeriod(null, tomorrow)));
    }

    private void policy(ConsentDecision ruling) {
        documents.policies().record(clinic, PurposeOfUse.TREAT, ruling, "Board, 3 May", "j.doe", recorded -> {});
    }

    private List<AuditEvent> followed() {
        return custodians.events(clinic).stream()
                .filter(event -> event.action().equals("FollowConsentChange"))
                .toList();
    }

    private SweepReport sweep() {
        return sweep.run(changed(), () -> true);
    }

    private SweepRequest changed() {
        return new SweepRequest("Consent Changed", new SweepRequest.Detail(clinic), null);
    }
}
