package health.pratique.checkconsent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import health.pratique.audit.AuditEvent;
import health.pratique.audit.AuditOutcome;
import health.pratique.consent.ConsentLedger;
import health.pratique.consent.ConsentReference;
import health.pratique.consent.ConsentStatement;
import health.pratique.consent.PolicyLedger;
import health.pratique.fault.ConsentDenied;
import health.pratique.fault.ReasonCode;
import health.pratique.fault.TransientFault;
import health.pratique.kit.AuditTrail;
import health.pratique.kit.CustodianTrail;
import health.pratique.kit.ReviewQueue;
import health.pratique.local.cloud.postgres.EmbeddedPostgresServer;
import health.pratique.model.ConsentDecision;
import health.pratique.model.EmergencyReason;
import health.pratique.model.PipelineState;
import health.pratique.model.PurposeOfUse;
import health.pratique.model.SubjectToken;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The function as the workflow calls it, over its real stores. */
@QuarkusTest
@QuarkusTestResource(StoresResource.class)
class CheckConsentTest {

    @Inject
    @Named("check-consent")
    RequestHandler<PipelineState, PipelineState> handler;

    @Inject
    AuditTrail trail;

    @Inject
    CustodianTrail custodians;

    @Inject
    ReviewQueue reviews;

    EmbeddedPostgresServer postgres;

    private final SubjectToken subject = Arrivals.someSubject();
    private final PipelineState state = Arrivals.of(subject);

    @BeforeEach
    void databaseIsUp() {
        postgres.start();
    }

    @Test
    void aPermittedDocumentMovesOnUnderTheVersionOfItsConsent() {
        ConsentReference consent = ledger().record(
                        Arrivals.CUSTODIAN,
                        subject,
                        ConsentStatement.permit()
                                .forPurpose(PurposeOfUse.HRESCH)
                                .obliging(List.of("REDACT_PSYCHOTHERAPY")));

        PipelineState after = handler.handleRequest(Arrivals.claimed(trail, state), null);

        assertThat(after.consented().decision()).isEqualTo(ConsentDecision.PERMIT);
        assertThat(after.consented().consentId()).isEqualTo(consent.id().toString());
        assertThat(after.consented().version()).isEqualTo(1);
        assertThat(after.consented().obligations()).containsExactly("REDACT_PSYCHOTHERAPY");
        assertThat(after.document()).isEqualTo(state.document());
        assertThat(lastEvent().outcome()).isEqualTo(AuditOutcome.SUCCESS);
        assertThat(lastEvent().facts())
                .isEqualTo(
                        Map.of("decision", "PERMIT", "consentId", consent.id().toString(), "version", "1"));
    }

    @Test
    void aRefusedDocumentIsDeniedUnderTheVersionOfTheRefusal() {
        ConsentReference refusal = ledger().record(Arrivals.CUSTODIAN, subject, ConsentStatement.deny());

        assertDenied(ReasonCode.CONSENT_REFUSED);
        assertThat(lastEvent().outcome()).isEqualTo(AuditOutcome.REFUSED);
        assertThat(lastEvent().reason()).isEqualTo(ReasonCode.CONSENT_REFUSED);
        assertThat(lastEvent().facts())
                .isEqualTo(Map.of("decision", "DENY", "consentId", refusal.id().toString(), "version", "1"));
    }

    @Test
    void aDocumentWithoutConsentIsDenied() {
        assertDenied(ReasonCode.CONSENT_MISSING);
        assertThat(lastEvent().facts()).isEqualTo(Map.of("decision", "DENY"));
    }

    @Test
    void aDocumentThatTheCustodiansPolicyPermitsMovesOnUnderTheVersionOfThePolicy() {
        PipelineState treatment = Arrivals.of(subject, PurposeOfUse.TREAT, null);
        permitTreatmentByPolicy();

        PipelineState after = handler.handleRequest(Arrivals.claimed(trail, treatment), null);

        assertThat(after.consented().decision()).isEqualTo(ConsentDecision.PERMIT);
        assertThat(after.consented().policyVersion()).isPositive();
        assertThat(after.consented().consentId()).isNull();
    }

    @Test
    void thePolicyDoesNotPermitForAPatientWhoTookAConsentBack() {
        PipelineState treatment = Arrivals.of(subject, PurposeOfUse.TREAT, null);
        permitTreatmentByPolicy();
        ledger().record(Arrivals.CUSTODIAN, subject, ConsentStatement.permit());
        ledger().withdraw(Arrivals.CUSTODIAN, subject);

        assertThatExceptionOfType(ConsentDenied.class)
                .isThrownBy(() -> handler.handleRequest(Arrivals.claimed(trail, treatment), null));
    }

    @Test
    void anEmergencyPassesWithItsReasonAndWaitsForReviewOnTheCustodiansOwnTrail() {
        PipelineState emergency = Arrivals.of(subject, PurposeOfUse.ETREAT, EmergencyReason.OVRER);
        ledger().record(Arrivals.CUSTODIAN, subject, ConsentStatement.deny());
        String document = emergency.accepted().id().value();

        PipelineState after = handler.handleRequest(Arrivals.claimed(trail, emergency), null);

        assertThat(after.consented().emergency()).isEqualTo(EmergencyReason.OVRER);
        assertThat(reviews.find(Arrivals.CUSTODIAN, "break-glass-" + document)).isPresent();
        assertThat(custodians.events(Arrivals.CUSTODIAN))
                .filteredOn(event -> document.equals(event.facts().get("documentId")))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.action()).isEqualTo("BreakGlass");
                    assertThat(event.facts()).containsEntry("emergency", "OVRER");
                });
    }

    @Test
    void anEmergencyThatIsRepeatedIsOneOnTheCustodiansTrail() {
        PipelineState emergency = Arrivals.of(subject, PurposeOfUse.ETREAT, EmergencyReason.OVRPJ);
        String document = emergency.accepted().id().value();
        PipelineState first = handler.handleRequest(Arrivals.claimed(trail, emergency), null);

        assertThat(handler.handleRequest(emergency, null)).isEqualTo(first);
        assertThat(custodians.events(Arrivals.CUSTODIAN))
                .filteredOn(event -> document.equals(event.facts().get("documentId")))
                .hasSize(1);
    }

    @Test
    void anEmergencyWithoutAReasonIsDenied() {
        PipelineState emergency = Arrivals.of(subject, PurposeOfUse.ETREAT, null);
        ledger().record(Arrivals.CUSTODIAN, subject, ConsentStatement.permit());

        assertThatExceptionOfType(ConsentDenied.class)
                .isThrownBy(() -> handler.handleRequest(Arrivals.claimed(trail, emergency), null))
                .extracting(ConsentDenied::reason)
                .isEqualTo(ReasonCode.EMERGENCY_REASON_MISSING);
    }

    @Test
    void aStepThatIsRepeatedGetsTheSameAnswerAndLeavesOneEvent() {
        ledger().record(Arrivals.CUSTODIAN, subject, ConsentStatement.permit());
        PipelineState first = handler.handleRequest(Arrivals.claimed(trail, state), null);
        ledger().record(Arrivals.CUSTODIAN, subject, ConsentStatement.deny());

        assertThat(handler.handleRequest(state, null)).isEqualTo(first);
        assertThat(events()).hasSize(2);
    }

    @Test
    void withoutItsDatabaseTheStepFailsTransientlyAndOnceItIsBackItPasses() {
        ledger().record(Arrivals.CUSTODIAN, subject, ConsentStatement.permit());
        postgres.stop();

        assertThatExceptionOfType(TransientFault.class)
                .isThrownBy(() -> handler.handleRequest(Arrivals.claimed(trail, state), null))
                .extracting(TransientFault::reason)
                .isEqualTo(ReasonCode.CONSENT_STORE_UNAVAILABLE);
        assertThat(lastEvent().action()).isEqualTo("ReceiveDocument");

        postgres.start();
        assertThat(handler.handleRequest(state, null).consented().decision()).isEqualTo(ConsentDecision.PERMIT);
    }

    private void assertDenied(ReasonCode reason) {
        assertThatExceptionOfType(ConsentDenied.class)
                .isThrownBy(() -> handler.handleRequest(Arrivals.claimed(trail, state), null))
                .satisfies(denied -> {
                    assertThat(denied.reason()).isEqualTo(reason);
                    assertThat(denied).hasMessage(reason.name() + ": " + reason.remedy());
                });
    }

    private AuditEvent lastEvent() {
        return events().getLast();
    }

    private List<AuditEvent> events() {
        return trail.events(Arrivals.CUSTODIAN, state.accepted().id());
    }

    private void permitTreatmentByPolicy() {
        PolicyLedger.at(
                        postgres.jdbcUrl(),
                        postgres.login().user(),
                        postgres.login().password())
                .record(
                        Arrivals.CUSTODIAN,
                        PurposeOfUse.TREAT,
                        ConsentDecision.PERMIT,
                        "Privacy policy of 2026, section 3.1",
                        "privacy-office",
                        recorded -> {});
    }

    private ConsentLedger ledger() {
        return ConsentLedger.at(
                postgres.jdbcUrl(), postgres.login().user(), postgres.login().password());
    }
}
