package health.pratique.validate;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import health.pratique.kit.AuditTrail;
import health.pratique.kit.Claim;
import health.pratique.kit.ClaimRequest;
import health.pratique.kit.StepRunner;
import health.pratique.model.PipelineState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

/**
 * Claims an arrived document for this run, then accepts or rejects it. The claim comes first, so that whatever is wrong with a
 * document, the registry knows it and its trail tells.
 */
@Named("validate-document")
@ApplicationScoped
public class ValidateDocumentHandler implements RequestHandler<ValidateInput, PipelineState> {

    static final String STEP = "ValidateDocument";

    private final AuditTrail trail;
    private final StepRunner steps;
    private final Acceptance acceptance;

    public ValidateDocumentHandler(AuditTrail trail, StepRunner steps, Acceptance acceptance) {
        this.trail = trail;
        this.steps = steps;
        this.acceptance = acceptance;
    }

    @Override
    public PipelineState handleRequest(ValidateInput input, Context context) {
        ClaimRequest request = input.event().claimFor(input.execution());
        return switch (trail.claim(request)) {
            case Claim.DUPLICATE -> PipelineState.duplicate(input.execution());
            case Claim.CLAIMED ->
                steps.run(
                        STEP,
                        request.custodian(),
                        request.id(),
                        input.execution(),
                        () -> acceptance.decide(input.event(), input.execution()));
        };
    }
}
