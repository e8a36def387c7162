package health.pratique.local.asl;

import java.time.Instant;

/**
 * What {@code $states.context} says of an execution, beside its input and start time.
 *
 * @param executionArn {@code Execution.Id}
 * @param executionName {@code Execution.Name}
 * @param roleArn {@code Execution.RoleArn}
 * @param stateMachineArn {@code StateMachine.Id}
 * @param stateMachineName {@code StateMachine.Name}
 * @param startTime {@code Execution.StartTime}; the machine's {@code TimeoutSeconds} count from it
 */
public record ExecutionContext(
        String executionArn,
        String executionName,
        String roleArn,
        String stateMachineArn,
        String stateMachineName,
        Instant startTime) {}
