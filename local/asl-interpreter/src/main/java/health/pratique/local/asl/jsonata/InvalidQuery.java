package health.pratique.local.asl.jsonata;

/** An expression in a definition that Step Functions would not accept, or that is not supported here. */
public final class InvalidQuery extends Exception {

    private static final long serialVersionUID = 1L;

    public InvalidQuery(String message) {
        super(message);
    }
}
