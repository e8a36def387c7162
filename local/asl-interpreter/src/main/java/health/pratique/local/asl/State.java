package health.pratique.local.asl;

/** One state of a machine in JSONata mode; a kind for each {@code Type}. */
public sealed interface State permits RecoverableState, ChoiceState, PassState, WaitState, SucceedState, FailState {

    /** Unique in the whole machine, branches included. */
    String name();

    /** The {@code Type}, such as {@code Task}. */
    String type();
}
