package health.pratique.privacy;

import java.time.Instant;

/**
 * One step of a request.
 *
 * @param by who took it, as the audit trail names them
 */
public record HistoryEntry(Instant at, RequestStatus status, String by) {}
