package health.pratique.clinical;

import java.time.Instant;

/**
 * An access on record.
 *
 * @param resources how many of the subject's resources were in the answer, or changed
 */
public record RecordedAccess(Instant at, Access access, int resources) {}
