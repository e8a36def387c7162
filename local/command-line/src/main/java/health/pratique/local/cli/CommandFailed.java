package health.pratique.local.cli;

/** A command cannot go on; the message is one line that says what to do. */
final class CommandFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CommandFailed(String message) {
        super(message);
    }
}
