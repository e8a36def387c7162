package health.pratique.usage;

import java.time.Instant;

/**
 * One answered call: a row of the ledger. No word of request or answer, no path, no id of a resource.
 *
 * @param requestId of API Gateway; the row's key, so that a call is counted once however often its count is written
 * @param at when API Gateway took the call; it, and not the clock, says which month the call belongs to
 * @param client the OAuth client, or {@code none} before one was known
 * @param bytesIn of the request's body
 * @param bytesOut of the answer's body
 */
public record MeteredCall(
        String requestId,
        Instant at,
        String partner,
        String apiKeyId,
        String client,
        Operation operation,
        long bytesIn,
        long bytesOut,
        int status) {

    public int units() {
        return operation.unitsAt(status);
    }
}
