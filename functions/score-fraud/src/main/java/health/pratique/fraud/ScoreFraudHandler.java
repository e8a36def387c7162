package health.pratique.fraud;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import health.pratique.kit.StepRunner;
import health.pratique.model.PipelineState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

/** The workflow's ScoreFraud step. */
@Named("score-fraud")
@ApplicationScoped
public class ScoreFraudHandler implements RequestHandler<FraudRequest, PipelineState> {

    private final StepRunner steps;
    private final FraudCheck check;

    public ScoreFraudHandler(StepRunner steps, FraudCheck check) {
        this.steps = steps;
        this.check = check;
    }

    @Override
    public PipelineState handleRequest(FraudRequest request, Context context) {
        return steps.run("ScoreFraud", request.state(), () -> check.check(request));
    }
}
