package health.pratique.local.asl.jsonata;

/** What of {@code $states}, beside input and context, a field may read. */
public enum Reads {
    /** Before the work of the state is done. */
    INPUT,
    /** {@code $states.result} as well. */
    RESULT,
    /** {@code $states.errorOutput} as well. */
    ERROR_OUTPUT
}
