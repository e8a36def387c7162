package health.pratique.checkconsent;

import health.pratique.consent.ConsentAnswer;
import health.pratique.consent.ConsentAnswer.Denied;
import health.pratique.consent.ConsentAnswer.Permitted;
import health.pratique.consent.ConsentAnswer.PermittedByPolicy;
import health.pratique.consent.ConsentAnswer.PermittedInEmergency;
import health.pratique.consent.ConsentQuestion;
import health.pratique.consent.ConsentReference;
import health.pratique.consent.ConsentRegister;
import health.pratique.fault.ConsentDenied;
import health.pratique.kit.StepResult;
import health.pratique.model.ConsentDecision;
import health.pratique.model.ConsentOutcome;
import health.pratique.model.PipelineState;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lets a document pass that a consent permits, and none else. */
@ApplicationScoped
public class ConsentGate {

    private final ConsentRegister register;
    private final BreakGlass glass;

    public ConsentGate(ConsentRegister register, BreakGlass glass) {
        this.register = register;
        this.glass = glass;
    }

    /** @throws health.pratique.fault.TransientFault CONSENT_STORE_UNAVAILABLE; the document does not pass */
    public StepResult decide(PipelineState state) {
        ConsentAnswer answer = register.decide(ConsentQuestion.of(state));
        return switch (answer) {
            case Permitted permitted ->
                StepResult.done(state.with(outcome(permitted)), facts(ConsentDecision.PERMIT, permitted.consent()));
            case PermittedByPolicy permitted ->
                StepResult.done(
                        state.with(outcome(permitted)),
                        Map.of(
                                "decision", ConsentDecision.PERMIT.name(),
                                "policyVersion", Integer.toString(permitted.policyVersion())));
            case PermittedInEmergency permitted -> {
                glass.broken(state, permitted);
                yield StepResult.done(
                        state.with(outcome(permitted)),
                        Map.of(
                                "decision", ConsentDecision.PERMIT.name(),
                                "emergency", permitted.reason().name()));
            }
            case Denied denied ->
                StepResult.refused(new ConsentDenied(denied.reason()), facts(ConsentDecision.DENY, denied.consent()));
        };
    }

    private static ConsentOutcome outcome(Permitted permitted) {
        return new ConsentOutcome(
                ConsentDecision.PERMIT,
                permitted.consent().id().toString(),
                permitted.consent().version(),
                permitted.obligations(),
                permitted.evaluatedAt());
    }

    private static ConsentOutcome outcome(PermittedByPolicy permitted) {
        return new ConsentOutcome(
                ConsentDecision.PERMIT,
                null,
                null,
                permitted.obligations(),
                permitted.evaluatedAt(),
                permitted.policyVersion(),
                null);
    }

    private static ConsentOutcome outcome(PermittedInEmergency permitted) {
        return new ConsentOutcome(
                ConsentDecision.PERMIT, null, null, List.of(), permitted.evaluatedAt(), null, permitted.reason());
    }

    private static Map<String, String> facts(ConsentDecision decision, @Nullable ConsentReference consent) {
        return consent == null
                ? Map.of("decision", decision.name())
                : Map.of(
                        "decision", decision.name(),
                        "consentId", consent.id().toString(),
                        "version", Integer.toString(consent.version()));
    }
}
