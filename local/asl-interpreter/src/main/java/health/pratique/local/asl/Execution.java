package health.pratique.local.asl;

import com.fasterxml.jackson.databind.JsonNode;
import health.pratique.local.asl.jsonata.JsonValues;
import java.time.InstantSource;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * What all strands of one execution share.
 *
 * @param context {@code Execution} and {@code StateMachine} of {@code $states.context}
 */
record Execution(
        TaskRunner tasks,
        Pause pause,
        RandomGenerator random,
        InstantSource clock,
        Suspensions suspensions,
        Map<String, Object> context) {

    static Map<String, Object> context(ExecutionContext context, JsonNode input) {
        return Map.of(
                "Execution",
                Map.of(
                        "Id", context.executionArn(),
                        "Input", JsonValues.toQuery(input),
                        "Name", context.executionName(),
                        "RoleArn", context.roleArn(),
                        "StartTime", Timestamps.text(context.startTime()),
                        "RedriveCount", 0),
                "StateMachine",
                Map.of("Id", context.stateMachineArn(), "Name", context.stateMachineName()));
    }
}
