package health.pratique.configuration;

/**
 * How a custodian's documents are reviewed.
 *
 * @param twoPeople whether two people have to agree on every release, whatever the document is held for
 */
public record ReviewPlan(boolean twoPeople) {

    /** Two people only for what always takes two. */
    public static final ReviewPlan DEFAULT = new ReviewPlan(false);
}
