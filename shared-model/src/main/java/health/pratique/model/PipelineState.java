package health.pratique.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The state that travels through the workflow: each step adds one field and removes none. It holds ids, tokens, counts, codes
 * and S3 references, never PHI.
 *
 * @param execution the workflow run that holds the document's claim
 * @param intake DUPLICATE and UNPACKED end the run
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PipelineState(
        String execution,
        Intake intake,
        @Nullable Document document,
        @Nullable ConsentOutcome consent,
        @Nullable PhiOutcome phi,
        @Nullable ComplianceOutcome compliance,
        @Nullable FraudOutcome fraud,
        @Nullable ReleaseOutcome release) {

    public static PipelineState duplicate(String execution) {
        return new PipelineState(execution, Intake.DUPLICATE, null, null, null, null, null, null);
    }

    public static PipelineState accepted(String execution, Document document) {
        return new PipelineState(execution, Intake.ACCEPTED, document, null, null, null, null, null);
    }

    public static PipelineState unpacked(String execution) {
        return new PipelineState(execution, Intake.UNPACKED, null, null, null, null, null, null);
    }

    /** The accepted document. */
    public Document accepted() {
        return need(document, "document");
    }

    public PhiOutcome detected() {
        return need(phi, "phi");
    }

    public ConsentOutcome consented() {
        return need(consent, "consent");
    }

    public PipelineState with(ConsentOutcome outcome) {
        return new PipelineState(execution, intake, document, outcome, phi, compliance, fraud, release);
    }

    public PipelineState with(PhiOutcome outcome) {
        return new PipelineState(execution, intake, document, consent, outcome, compliance, fraud, release);
    }

    public PipelineState with(ComplianceOutcome outcome) {
        return new PipelineState(execution, intake, document, consent, phi, outcome, fraud, release);
    }

    public PipelineState with(FraudOutcome outcome) {
        return new PipelineState(execution, intake, document, consent, phi, compliance, outcome, release);
    }

    public PipelineState with(ReleaseOutcome outcome) {
        return new PipelineState(execution, intake, document, consent, phi, compliance, fraud, outcome);
    }

    private static <T> T need(@Nullable T field, String name) {
        if (field == null) {
            throw new IllegalStateException("the state has no " + name + " yet: the steps ran out of order");
        }
        return field;
    }
}
