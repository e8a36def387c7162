package health.pratique.export;

/** A client has as many exports running as it may: wait for one, or cancel it. */
public final class ExportsBusy extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ExportsBusy() {
        super("wait for a running export, or cancel it", null, false, false);
    }
}
