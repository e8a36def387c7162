package health.pratique.local.cli;

/** A command cannot go on; the message is one line that says what to do. */
public final class CommandFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CommandFailed(String message) {
        super(message);
    }
}
