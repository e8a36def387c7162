package health.pratique.review;

import com.fasterxml.jackson.databind.ObjectMapper;
import health.pratique.fault.ReasonCode;
import health.pratique.fault.TransientFault;
import health.pratique.kit.Review;
import jakarta.enterprise.context.ApplicationScoped;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.TaskDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/** Lets the workflow go on that waits for a decision; or begins it anew, when no run of it waits any more. */
@ApplicationScoped
class ReviewWorkflow {

    private final SfnClient workflows;
    private final ReviewSettings settings;
    private final ObjectMapper json;

    ReviewWorkflow(SfnClient workflows, ReviewSettings settings, ObjectMapper json) {
        this.workflows = workflows;
        this.settings = settings;
        this.json = json;
    }

    /** Called again for the same review, it changes nothing. */
    void decided(Review review) {
        try {
            if (!answered(review)) {
                begin(review);
            }
        } catch (SdkException unreachable) {
            // The decision is on record: at its deadline at the latest, the workflow sees it.
            throw new TransientFault(ReasonCode.REGISTRY_UNAVAILABLE).at(unreachable);
        }
    }

    private boolean answered(Review review) {
        String token = review.taskToken();
        if (token == null) {
            return false;
        }
        try {
            workflows.sendTaskSuccess(request -> request.taskToken(token).output("{\"decided\":true}"));
            return true;
        } catch (TaskTimedOutException | TaskDoesNotExistException | InvalidTokenException over) {
            return false;
        }
    }

    private void begin(Review review) {
        String input = json.createObjectNode()
                .put("custodian", review.custodian().value())
                .put("review", review.id())
                .toString();
        try {
            workflows.startExecution(request -> request.stateMachineArn(settings.workflow())
                    .name(review.id() + "-decided")
                    .input(input));
        } catch (ExecutionAlreadyExistsException before) {
            assert before != null;
        }
    }
}
