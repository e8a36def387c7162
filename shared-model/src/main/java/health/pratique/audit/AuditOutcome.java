package health.pratique.audit;

/** How an audited action ended. */
public enum AuditOutcome {
    /** The action did what it is for. */
    SUCCESS,
    /** The action worked and its answer was no. */
    REFUSED,
    /** The action could not be done. */
    FAILED
}
