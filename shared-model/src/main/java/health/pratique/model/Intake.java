package health.pratique.model;

/** Whether this run is the one that processes the document. */
public enum Intake {
    /** This run claimed the document. */
    ACCEPTED,
    /** Another run has claimed it already: this run ends at once and changes nothing. */
    DUPLICATE,
    /** It was an archive, and its documents have runs of their own: this run ends. */
    UNPACKED
}
