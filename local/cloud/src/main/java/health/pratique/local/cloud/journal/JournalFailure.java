package health.pratique.local.cloud.journal;

/** The journal could not be read or written; what was to be remembered is not accepted. */
public final class JournalFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public JournalFailure(Throwable cause) {
        super("The state directory cannot be written: free some disk space, and see that it is writable.", cause);
    }
}
