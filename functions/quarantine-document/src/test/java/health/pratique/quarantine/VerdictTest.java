package health.pratique.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import health.pratique.fault.DocumentRejected;
import health.pratique.fault.PolicyViolated;
import health.pratique.fault.ReasonCode;
import health.pratique.fault.ScanPending;
import health.pratique.fault.TransientFault;
import health.pratique.model.ComplianceOutcome;
import health.pratique.model.DocumentStatus;
import health.pratique.model.Finding;
import health.pratique.model.FraudOutcome;
import health.pratique.model.FraudSignal;
import health.pratique.model.Intake;
import health.pratique.model.PipelineState;
import health.pratique.model.Severity;
import health.pratique.model.StepFailure;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictTest {

    private static final String LAMBDA_CAUSE = """
            {"errorMessage":"RESIDUAL_PHI: have a reviewer redact it","errorType":"health.pratique.fault.PolicyViolated","stackTrace":[]}""";

    @Test
    void aDocumentThatIsItselfAtFaultIsRejected() {
        Verdict verdict =
                failed(DocumentRejected.class.getName(), "{\"errorMessage\":\"CHARSET_INVALID: send UTF-8\"}");
        assertThat(verdict.status()).isEqualTo(DocumentStatus.REJECTED);
        assertThat(verdict.reason()).isEqualTo(ReasonCode.CHARSET_INVALID);
    }

    @Test
    void theReasonIsReadOutOfLambdasAnswer() {
        Verdict verdict = failed(PolicyViolated.class.getName(), LAMBDA_CAUSE);
        assertThat(verdict.status()).isEqualTo(DocumentStatus.QUARANTINED);
        assertThat(verdict.reason()).isEqualTo(ReasonCode.RESIDUAL_PHI);
    }

    @Test
    void theReasonIsReadOutOfABareMessageToo() {
        assertThat(failed(TransientFault.class.getName(), "STORE_UNAVAILABLE: restore it")
                        .reason())
                .isEqualTo(ReasonCode.STORE_UNAVAILABLE);
    }

    @Test
    void aDocumentWhoseScanDidNotComeIsHeldAsNotScanned() {
        ScanPending pending = new ScanPending();
        Verdict verdict = failed(pending.getClass().getName(), String.valueOf(pending.getMessage()));
        assertThat(verdict.status()).isEqualTo(DocumentStatus.QUARANTINED);
        assertThat(verdict.reason()).isEqualTo(ReasonCode.MALWARE_NOT_SCANNED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"States.Timeout", "Sandbox.Timedout", "Lambda.ClientExecutionTimeoutException"})
    void aTimeoutIsNamedSo(String error) {
        assertThat(failed(error, "").reason()).isEqualTo(ReasonCode.STEP_TIMED_OUT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "NO_SUCH_CODE: x", "{\"errorMessage\":7}", "{", "null", "[]", "Zelda Quarrington: failed"})
    void aCauseThatSaysNothingKnownIsAFailedStep(String cause) {
        assertThat(failed(PolicyViolated.class.getName(), cause).reason()).isEqualTo(ReasonCode.STEP_FAILED);
    }

    @Test
    void aForeignErrorDoesNotGetToNameAReason() {
        assertThat(failed("Runtime.ExitError", "RULE_FAILED: really").reason()).isEqualTo(ReasonCode.STEP_FAILED);
    }

    @Test
    void anErrorNameThatIsNoNameIsNotRepeated() {
        assertThat(failed("Zelda Quarrington failed", "").facts()).containsEntry("error", "unnamed");
    }

    @Test
    void aFailedRuleHoldsTheDocumentAndIsNamed() {
        Verdict verdict = assessed(
                new ComplianceOutcome(false, List.of(new Finding("R-7", "45 CFR 164.312", Severity.BLOCK, "fix it"))),
                new FraudOutcome(0.1, 0.8, List.of(), "m"));
        assertThat(verdict.reason()).isEqualTo(ReasonCode.RULE_FAILED);
        assertThat(verdict.step()).isEqualTo("AssessRisk");
        assertThat(verdict.facts()).containsEntry("findings", "R-7");
    }

    @Test
    void anUnusualSubmissionIsHeldAndItsSignalsAreNamed() {
        Verdict verdict = assessed(
                new ComplianceOutcome(true, List.of()),
                new FraudOutcome(0.9, 0.8, List.of(new FraudSignal("submission-rate", 0.7, "many")), "m"));
        assertThat(verdict.reason()).isEqualTo(ReasonCode.FRAUD_SUSPECTED);
        assertThat(verdict.facts()).containsEntry("signals", "submission-rate");
    }

    @Test
    void aScoreThatIsNoNumberIsSuspect() {
        assertThat(assessed(new ComplianceOutcome(true, List.of()), new FraudOutcome(Double.NaN, 0.8, List.of(), "m"))
                        .reason())
                .isEqualTo(ReasonCode.FRAUD_SUSPECTED);
    }

    private static Verdict failed(String error, String cause) {
        return Verdict.of(
                new QuarantineRequest("run-1", null, null, new StepFailure("StoreDocument", error, cause)),
                new ObjectMapper());
    }

    private static Verdict assessed(ComplianceOutcome compliance, FraudOutcome fraud) {
        PipelineState state = new PipelineState("run-1", Intake.ACCEPTED, null, null, null, compliance, fraud, null);
        return Verdict.of(new QuarantineRequest("run-1", null, state, null), new ObjectMapper());
    }
}
