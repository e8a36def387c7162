package health.pratique.local.asl;

import java.util.List;

/** The predefined error names of the Amazon States Language, and which of them a Retry or Catch matches. */
final class ErrorNames {

    static final String ALL = "States.ALL";
    static final String TASK_FAILED = "States.TaskFailed";
    static final String TIMEOUT = "States.Timeout";
    static final String HEARTBEAT_TIMEOUT = "States.HeartbeatTimeout";
    static final String RUNTIME = "States.Runtime";
    static final String DATA_LIMIT_EXCEEDED = "States.DataLimitExceeded";
    static final String QUERY_EVALUATION = "States.QueryEvaluationError";

    private ErrorNames() {}

    /**
     * {@code States.Runtime} is never matched; {@code States.DataLimitExceeded} by its own name only. {@code States.ALL} is
     * all others, {@code States.TaskFailed} all others but {@code States.Timeout}, and {@code States.Timeout} a missed heartbeat too.
     */
    static boolean match(List<String> errorEquals, String error) {
        return switch (error) {
            case RUNTIME -> false;
            case DATA_LIMIT_EXCEEDED -> errorEquals.contains(error);
            case TIMEOUT -> errorEquals.contains(error) || errorEquals.contains(ALL);
            case HEARTBEAT_TIMEOUT ->
                errorEquals.contains(error)
                        || errorEquals.contains(TIMEOUT)
                        || errorEquals.contains(TASK_FAILED)
                        || errorEquals.contains(ALL);
            default -> errorEquals.contains(error) || errorEquals.contains(TASK_FAILED) || errorEquals.contains(ALL);
        };
    }
}
