package health.pratique.audit.archive;

/** What can be wrong with an archived trail. */
public enum FlawKind {
    /** A field of a row differs from what was sealed and anchored. */
    CHANGED_FIELD,
    /** A row between others is gone. */
    DELETED_ROW,
    /** Rows stand in another order than the one they were archived in. */
    REORDERED_ROWS,
    /** The newest rows of a chain are gone. */
    TRUNCATED_TAIL,
    /** Two rows claim the same place in a chain. */
    FORKED_CHAIN,
    /** An anchor is gone, or the chain of anchors is cut. */
    MISSING_ANCHOR,
    /** A row claims an earlier time than the row before it, its archive or an anchor that does not know it, allows. */
    BACK_DATED,
    /** An anchor's root or hash does not fit its content. */
    CHANGED_ANCHOR
}
