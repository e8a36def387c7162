package health.pratique.export;

/** How far an export is. */
public enum ExportState {
    RUNNING,
    DONE,
    /** It could not be done; asked for again, it may be. */
    FAILED,
    /** Whoever asked for it does not want it any more. */
    CANCELLED
}
