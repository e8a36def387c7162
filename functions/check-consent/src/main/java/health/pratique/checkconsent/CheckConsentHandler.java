package health.pratique.checkconsent;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import health.pratique.kit.StepRunner;
import health.pratique.model.PipelineState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

/** The workflow's state CheckConsent. */
@Named("check-consent")
@ApplicationScoped
public class CheckConsentHandler implements RequestHandler<PipelineState, PipelineState> {

    private final StepRunner steps;
    private final ConsentGate gate;

    public CheckConsentHandler(StepRunner steps, ConsentGate gate) {
        this.steps = steps;
        this.gate = gate;
    }

    @Override
    public PipelineState handleRequest(PipelineState state, Context context) {
        return steps.run("CheckConsent", state, () -> gate.decide(state));
    }
}
