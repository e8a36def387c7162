package health.pratique.review;

/** What the function is asked to do. */
public enum ReviewOperation {
    /** The workflow: how the review stands. */
    LOOK,
    /** The workflow: the review's decision is waited for under a task token. */
    AWAIT,
    /** The workflow: the deadline has passed. */
    ESCALATE,
    /** The workflow: the decision is to be carried out. */
    APPLY,
    /** A reviewer: wants to see the original. */
    VIEW,
    /** A reviewer: decides. */
    DECIDE
}
