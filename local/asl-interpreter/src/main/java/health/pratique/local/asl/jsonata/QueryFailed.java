package health.pratique.local.asl.jsonata;

/** An expression could not be evaluated: {@code States.QueryEvaluationError}. The message never holds a value of the data. */
public final class QueryFailed extends Exception {

    private static final long serialVersionUID = 1L;

    private final String location;

    public QueryFailed(String location, String message) {
        super(message);
        this.location = location;
    }

    /** Where in the state the expression stands, such as {@code Arguments/Payload}. */
    public String location() {
        return location;
    }
}
