package health.pratique.local.cloud.wire;

/** An operation is refused, in the service's own words. The message never repeats what the caller sent. */
public final class ServiceError extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String type;

    public ServiceError(int status, String type, String message) {
        super(message);
        this.status = status;
        this.type = type;
    }

    public static ServiceError badRequest(String type, String message) {
        return new ServiceError(400, type, message);
    }

    public static ServiceError validation(String message) {
        return badRequest("ValidationException", message);
    }

    /** HTTP status. */
    public int status() {
        return status;
    }

    /** Shape name, such as {@code ExecutionDoesNotExist}. */
    public String type() {
        return type;
    }

    public String text() {
        return String.valueOf(getMessage());
    }
}
