package health.pratique.fraud;

/** What came of teaching one custodian's forest. */
enum Learned {
    /** A new version judges from now on. */
    ACCEPTED,
    /** It would have told attacks less well, or alarmed too often: it is kept beside, and the version before judges on. */
    SET_ASIDE,
    /** There was too little to learn from; it is looked at again with what comes. */
    TOO_LITTLE,
    /** Another learner was faster. */
    OVERTAKEN,
    /** A store was away; the next run tries again. */
    FAILED
}
