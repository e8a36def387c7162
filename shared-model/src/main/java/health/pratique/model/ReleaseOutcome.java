package health.pratique.model;

/**
 * The released copy.
 *
 * @param residualPhi spans that the second detection pass found in the output; 0, or there is no release
 */
public record ReleaseOutcome(ReleasePolicy policy, ObjectLocation location, int residualPhi) {}
