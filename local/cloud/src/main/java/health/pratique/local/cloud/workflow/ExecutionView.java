package health.pratique.local.cloud.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/**
 * An execution at one moment.
 *
 * @param arn unique; what {@code $states.context.Execution.Id} is
 * @param stateMachineName without account and region
 */
public record ExecutionView(
        String arn,
        String stateMachineArn,
        String stateMachineName,
        String name,
        ExecutionStatus status,
        Instant startDate,
        JsonNode input,
        Optional<Ending> ending) {

    /**
     * How it ended.
     *
     * @param output of a success
     * @param error of a failure, a time-out or a stop
     */
    public record Ending(Instant stopDate, Optional<JsonNode> output, Optional<String> error, Optional<String> cause) {

        @Override
        public String toString() {
            return "Ending[" + stopDate + "]";
        }
    }

    ExecutionView ended(ExecutionStatus how, Ending ending) {
        return new ExecutionView(
                arn, stateMachineArn, stateMachineName, name, how, startDate, input, Optional.of(ending));
    }

    /** Input and output stay out of logs. */
    @Override
    public String toString() {
        return arn + " " + status;
    }
}
