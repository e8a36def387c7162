package health.pratique.quarantine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.pratique.fault.DocumentRejected;
import health.pratique.fault.PipelineFault;
import health.pratique.fault.ReasonCode;
import health.pratique.model.ComplianceOutcome;
import health.pratique.model.DocumentStatus;
import health.pratique.model.Finding;
import health.pratique.model.FraudOutcome;
import health.pratique.model.FraudSignal;
import health.pratique.model.PipelineState;
import health.pratique.model.StepFailure;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Why a document is not released, and what becomes of it.
 *
 * @param step the state of the workflow that ended the document
 * @param facts codes for the audit trail; never PHI
 */
record Verdict(DocumentStatus status, ReasonCode reason, String step, Map<String, String> facts) {

    private static final String ASSESS_RISK = "AssessRisk";
    private static final String FAULTS = PipelineFault.class.getPackageName() + ".";
    private static final Pattern REASON = Pattern.compile("([A-Z][A-Z_]{2,63})(?::.*)?", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.$]{1,128}");
    private static final Set<String> TIMEOUTS =
            Set.of("States.Timeout", "Sandbox.Timedout", "Lambda.ClientExecutionTimeoutException");

    /** A document whose own fault it is goes back to its sender; everything else waits for a person. */
    static Verdict of(QuarantineRequest request, ObjectMapper json) {
        StepFailure failure = request.failure();
        if (failure == null) {
            return assessed(request.state());
        }
        boolean rejected = failure.error().equals(DocumentRejected.class.getName());
        return new Verdict(
                rejected ? DocumentStatus.REJECTED : DocumentStatus.QUARANTINED,
                reason(failure, json),
                named(failure.step()),
                Map.of("failedStep", named(failure.step()), "error", named(failure.error())));
    }

    private static Verdict assessed(@Nullable PipelineState state) {
        Map<String, String> facts = new TreeMap<>(Map.of("failedStep", ASSESS_RISK));
        ReasonCode reason = ReasonCode.STEP_FAILED;
        FraudOutcome fraud = state == null ? null : state.fraud();
        if (fraud != null && !(fraud.score() < fraud.threshold())) {
            reason = ReasonCode.FRAUD_SUSPECTED;
            facts.put(
                    "signals",
                    fraud.signals().stream().map(FraudSignal::feature).collect(Collectors.joining(",")));
        }
        ComplianceOutcome compliance = state == null ? null : state.compliance();
        if (compliance != null && !compliance.passed()) {
            reason = ReasonCode.RULE_FAILED;
            facts.put(
                    "findings",
                    compliance.findings().stream().map(Finding::rule).collect(Collectors.joining(",")));
        }
        return new Verdict(DocumentStatus.QUARANTINED, reason, ASSESS_RISK, facts);
    }

    /** Only our own faults have a reason code in their message; whatever else a message says is not looked at. */
    private static ReasonCode reason(StepFailure failure, ObjectMapper json) {
        if (failure.error().startsWith(FAULTS)) {
            Matcher code = REASON.matcher(message(failure.cause(), json));
            if (code.matches()) {
                for (ReasonCode known : ReasonCode.values()) {
                    if (known.name().equals(code.group(1))) {
                        return known;
                    }
                }
            }
        }
        return TIMEOUTS.contains(failure.error()) ? ReasonCode.STEP_TIMED_OUT : ReasonCode.STEP_FAILED;
    }

    /** Lambda wraps the message in JSON; other integrations do not. */
    private static String message(@Nullable String cause, ObjectMapper json) {
        if (cause == null) {
            return "";
        }
        try {
            return json.readTree(cause).path("errorMessage").asText(cause);
        } catch (JsonProcessingException plain) {
            return cause;
        }
    }

    /** An error's name comes from outside; what does not look like a name is not repeated. */
    private static String named(String name) {
        return NAME.matcher(name).matches() ? name : "unnamed";
    }
}
