package health.pratique.local.asl;

import java.util.List;

/** A definition that is not valid Amazon States Language, or uses what the interpreter does not support. */
public final class InvalidStateMachine extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    public InvalidStateMachine(List<String> problems) {
        super("The state machine cannot be run: " + String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    /** All that is wrong, each with the name of its state. */
    public List<String> problems() {
        return problems;
    }
}
