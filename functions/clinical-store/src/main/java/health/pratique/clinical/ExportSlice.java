package health.pratique.clinical;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A part of all there is, in order of arrival.
 *
 * @param type null for every type
 * @param since changed at or after; null for ever
 * @param within null for every patient of the custodian
 * @param after {@link ExportChunk#next} of the chunk before; 0 for the first
 * @param limit 1 to 1000
 * @param deleted whether what was deleted is wanted, as the version that says so; else what is there
 */
public record ExportSlice(
        @Nullable String type,
        @Nullable Instant since,
        @Nullable Confinement within,
        long after,
        int limit,
        boolean deleted) {

    /** @throws QueryInvalid TOO_MUCH */
    public ExportSlice {
        if (limit < 1 || limit > ResourceQuery.MOST_RESULTS) {
            throw new QueryInvalid(QueryInvalid.Defect.TOO_MUCH);
        }
    }

    /** Of what is there. */
    public ExportSlice(
            @Nullable String type, @Nullable Instant since, @Nullable Confinement within, long after, int limit) {
        this(type, since, within, after, limit, false);
    }
}
