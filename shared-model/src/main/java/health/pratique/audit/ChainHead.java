package health.pratique.audit;

import java.time.Instant;

/** The newest event of a chain, as far as the next one needs it. */
public record ChainHead(long sequence, Instant time, String hash) {}
