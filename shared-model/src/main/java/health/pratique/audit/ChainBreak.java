package health.pratique.audit;

/**
 * The first bad row of a chain.
 *
 * @param sequence of the bad row
 */
public record ChainBreak(long sequence, String reason) {}
