package health.pratique.smart;

import java.time.Instant;

/** A token that was taken: who bears it, and until when. */
public record VerifiedToken(Caller bearer, Instant expires) {}
