package health.pratique.local.asl;

/** A task ended in an error that Retry and Catch can match by name. */
public final class TaskFailed extends Exception {

    private static final long serialVersionUID = 1L;

    private final String error;
    private final String cause;

    public TaskFailed(String error, String cause) {
        super(error);
        this.error = error;
        this.cause = cause;
    }

    /** The error name, such as {@code States.TaskFailed} or a Lambda error type. */
    public String error() {
        return error;
    }

    /** The error's cause: for a Lambda function the JSON text of its error answer. */
    public String causeText() {
        return cause;
    }
}
