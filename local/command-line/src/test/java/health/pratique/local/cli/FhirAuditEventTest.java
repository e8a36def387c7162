package health.pratique.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.pratique.audit.AuditEntry;
import health.pratique.audit.AuditEvent;
import health.pratique.audit.AuditOutcome;
import health.pratique.audit.CustodianChain;
import health.pratique.audit.fhir.AuditSubject;
import health.pratique.audit.fhir.FhirAuditEvent;
import health.pratique.fault.ReasonCode;
import health.pratique.format.fhir.FhirCheck;
import health.pratique.format.json.JsonObject;
import health.pratique.format.json.JsonReader;
import health.pratique.model.Custodian;
import health.pratique.model.DocumentId;
import health.pratique.model.PurposeOfUse;
import health.pratique.model.SubjectToken;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The trail in FHIR, held against R4's own rules. */
class FhirAuditEventTest {

    private static final Custodian HARBOR = new Custodian("harbor-clinic");
    private static final AuditSubject SUBJECT =
            new AuditSubject(new SubjectToken("ab".repeat(32)), PurposeOfUse.HRESCH);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ReceiveDocument",
                "CheckConsent",
                "StoreDocument",
                "QuarantineDocument",
                "BreakGlass",
                "EraseSubject",
                "SomethingNew"
            })
    void eachActionIsValidR4(String action) {
        valid(FhirAuditEvent.of(event("function:" + action, action, AuditOutcome.SUCCESS, null), SUBJECT));
    }

    @ParameterizedTest
    @EnumSource(AuditOutcome.class)
    void eachOutcomeIsValidR4(AuditOutcome outcome) {
        valid(FhirAuditEvent.of(event("user:officer", "CheckConsent", outcome, ReasonCode.CONSENT_MISSING), SUBJECT));
    }

    @Test
    void aRefusalIsAMinorFailureAndSaysItsReason() {
        JsonNode json = FhirAuditEvent.of(
                event("function:CheckConsent", "CheckConsent", AuditOutcome.REFUSED, ReasonCode.CONSENT_MISSING),
                SUBJECT);
        assertThat(json.path("outcome").asText()).isEqualTo("4");
        assertThat(json.path("outcomeDesc").asText()).startsWith("CONSENT_MISSING");
    }

    @Test
    void thePatientIsTheSubjectTokenAndNothingElse() {
        JsonNode json = FhirAuditEvent.of(event("function:Step", "Step", AuditOutcome.SUCCESS, null), SUBJECT);
        assertThat(json.at("/entity/1/what/type").asText()).isEqualTo("Patient");
        assertThat(json.at("/entity/1/what/identifier/value").asText()).isEqualTo("ab".repeat(32));
        assertThat(json.at("/purposeOfEvent/0/coding/0/code").asText()).isEqualTo("HRESCH");
    }

    @Test
    void theRowThatProvesTheResourceCanBeFound() {
        AuditEvent event = event("function:Step", "Step", AuditOutcome.SUCCESS, null);
        JsonNode json = FhirAuditEvent.of(event, SUBJECT);
        assertThat(json.path("id").asText()).isEqualTo(event.documentId() + "-1");
        assertThat(json.at("/entity/2/what/identifier/value").asText()).isEqualTo(event.hash());
    }

    @Test
    void aCustodiansOwnEventIsValidR4() {
        valid(FhirAuditEvent.of(
                AuditEvent.first(
                        CustodianChain.id(HARBOR),
                        HARBOR,
                        Instant.parse("2026-01-02T03:04:05Z"),
                        new AuditEntry(
                                "user:officer",
                                "1",
                                "ChangeConfiguration",
                                AuditOutcome.SUCCESS,
                                null,
                                Map.of("note", ""))),
                AuditSubject.UNKNOWN));
    }

    private static AuditEvent event(String actor, String action, AuditOutcome outcome, @Nullable ReasonCode reason) {
        return AuditEvent.first(
                DocumentId.of("intake", "intake/harbor-clinic/1", "v1"),
                HARBOR,
                Instant.parse("2026-01-02T03:04:05.678Z"),
                new AuditEntry(
                        actor, "1", action, outcome, reason, Map.of("policy", "SAFE_HARBOR", "characters", "120")));
    }

    private static void valid(JsonNode resource) {
        FhirCheck.require((JsonObject) JsonReader.read(resource.toString(), 64, 100_000), "");
    }
}
