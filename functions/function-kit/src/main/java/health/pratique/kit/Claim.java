package health.pratique.kit;

/** Whether a run may process a document. */
public enum Claim {
    /** This run holds the document, from now on or already. */
    CLAIMED,
    /** Another run holds or held it. */
    DUPLICATE
}
