package health.pratique.compliance;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import health.pratique.kit.StepRunner;
import health.pratique.model.PipelineState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

/** The workflow's CheckCompliance step. */
@Named("check-compliance")
@ApplicationScoped
public class CheckComplianceHandler implements RequestHandler<PipelineState, PipelineState> {

    private final StepRunner steps;
    private final ComplianceCheck check;

    public CheckComplianceHandler(StepRunner steps, ComplianceCheck check) {
        this.steps = steps;
        this.check = check;
    }

    @Override
    public PipelineState handleRequest(PipelineState state, Context context) {
        return steps.run("CheckCompliance", state, () -> check.check(state));
    }
}
