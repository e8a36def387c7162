package health.pratique.export;

/** An export is not as it was read: another works on it, or it was cancelled. Whoever finds that does nothing more with it. */
final class ExportMoved extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ExportMoved() {
        super("leave the export to who has it now", null, false, false);
    }
}
