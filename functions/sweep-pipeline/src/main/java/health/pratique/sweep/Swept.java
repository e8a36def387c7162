package health.pratique.sweep;

/** What a sweep can have done. */
public enum Swept {
    /** A change of consent was followed to every document of the patient. */
    FOLLOWED,
    /** A document under way may not go on. */
    STOPPED,
    /** A released copy was removed. */
    RETRACTED,
    /** A document goes through the workflow again under the present consent. */
    REPROCESSED,
    /** A document whose run was lost goes through the workflow again. */
    REDRIVEN,
    /** A document that lost too many runs was put into quarantine. */
    ABANDONED,
    /** A document arrived and nobody was told of it: its first run was begun. */
    STARTED,
    /** Something could not be done; the next sweep tries again. */
    FAILED
}
