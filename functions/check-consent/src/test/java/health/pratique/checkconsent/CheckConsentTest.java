package health.pratique.checkconsent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import health.pratique.audit.AuditEvent;
import health.pratique.audit.AuditOutcome;
import health.pratique.consent.ConsentLedger;
import health.pratique.consent.ConsentReference;
import health.pratique.consent.ConsentStatement;
import health.pratique.fault.ConsentDenied;
import health.pratique.fault.ReasonCode;
import health.pratique.fault.TransientFault;
import health.pratique.kit.AuditTrail;
import health.pratique.kit.ClaimRequest;
import health.pratique.local.cloud.postgres.EmbeddedPostgresServer;
import health.pratique.model.ConsentDecision;
import health.pratique.model.Custodian;
import health.pratique.model.Document;
import health.pratique.model.DocumentFormat;
import health.pratique.model.DocumentId;
import health.pratique.model.DocumentKind;
import health.pratique.model.ObjectLocation;
import health.pratique.model.PipelineState;
import health.pratique.model.PurposeOfUse;
import health.pratique.model.ReleasePolicy;
import health.pratique.model.SubjectToken;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The function as the workflow calls it, over its real stores. */
@QuarkusTest
@QuarkusTestResource(StoresResource.class)
class CheckConsentTest {

    private static final Custodian CUSTODIAN = new Custodian("north-clinic");

    @Inject
    @Named("check-consent")
    RequestHandler<PipelineState, PipelineState> handler;

    @Inject
    AuditTrail trail;

    EmbeddedPostgresServer postgres;

    private final SubjectToken subject = new SubjectToken(hex() + hex());
    private final PipelineState state = arrived(subject);

    @BeforeEach
    void databaseIsUp() {
        postgres.start();
    }

    @Test
    void aPermittedDocumentMovesOnUnderTheVersionOfItsConsent() {
        ConsentReference consent = ledger().record(
                        CUSTODIAN,
                        subject,
                        ConsentStatement.permit()
                                .forPurpose(PurposeOfUse.HRESCH)
                                .obliging(List.of("REDACT_PSYCHOTHERAPY")));

        PipelineState after = handler.handleRequest(claimed(state), null);

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
        ConsentReference refusal = ledger().record(CUSTODIAN, subject, ConsentStatement.deny());

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
    void aStepThatIsRepeatedGetsTheSameAnswerAndLeavesOneEvent() {
        ledger().record(CUSTODIAN, subject, ConsentStatement.permit());
        PipelineState first = handler.handleRequest(claimed(state), null);
        ledger().record(CUSTODIAN, subject, ConsentStatement.deny());

        assertThat(handler.handleRequest(state, null)).isEqualTo(first);
        assertThat(events()).hasSize(2);
    }

    @Test
    void withoutItsDatabaseTheStepFailsTransientlyAndOnceItIsBackItPasses() {
        ledger().record(CUSTODIAN, subject, ConsentStatement.permit());
        postgres.stop();

        assertThatExceptionOfType(TransientFault.class)
                .isThrownBy(() -> handler.handleRequest(claimed(state), null))
                .extracting(TransientFault::reason)
                .isEqualTo(ReasonCode.CONSENT_STORE_UNAVAILABLE);
        assertThat(lastEvent().action()).isEqualTo("ReceiveDocument");

        postgres.start();
        assertThat(handler.handleRequest(state, null).consented().decision()).isEqualTo(ConsentDecision.PERMIT);
    }

    private void assertDenied(ReasonCode reason) {
        assertThatExceptionOfType(ConsentDenied.class)
                .isThrownBy(() -> handler.handleRequest(claimed(state), null))
                .satisfies(denied -> {
                    assertThat(denied.reason()).isEqualTo(reason);
                    assertThat(denied).hasMessage(reason.name() + ": " + reason.remedy());
                });
    }

    private PipelineState claimed(PipelineState arrived) {
        Document document = arrived.accepted();
        trail.claim(new ClaimRequest(
                document.id(),
                document.custodian(),
                document.location(),
                arrived.execution(),
                document.receivedAt(),
                false));
        return arrived;
    }

    private AuditEvent lastEvent() {
        return events().getLast();
    }

    private List<AuditEvent> events() {
        return trail.events(CUSTODIAN, state.accepted().id());
    }

    private ConsentLedger ledger() {
        return ConsentLedger.at(
                postgres.jdbcUrl(), postgres.login().user(), postgres.login().password());
    }

    private static PipelineState arrived(SubjectToken subject) {
        ObjectLocation location = new ObjectLocation("intake", "intake/north-clinic/note.txt", hex());
        return PipelineState.accepted(
                "run-" + hex(),
                new Document(
                        DocumentId.of(location.bucket(), location.key(), hex()),
                        CUSTODIAN,
                        subject,
                        DocumentFormat.TEXT,
                        DocumentKind.DISCHARGE_SUMMARY,
                        PurposeOfUse.HRESCH,
                        "ehr-a",
                        ReleasePolicy.SAFE_HARBOR,
                        location,
                        hex() + hex(),
                        1234,
                        Instant.parse("2026-06-15T12:00:00Z")));
    }

    private static String hex() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
