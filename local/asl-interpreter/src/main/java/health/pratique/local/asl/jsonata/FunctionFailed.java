package health.pratique.local.asl.jsonata;

/** One of the Step Functions functions was called with arguments that it cannot take. */
final class FunctionFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FunctionFailed(String message) {
        super(message);
    }
}
