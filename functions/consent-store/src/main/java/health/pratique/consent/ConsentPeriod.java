package health.pratique.consent;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * When a provision is in force.
 *
 * @param from the first instant; absent means since ever
 * @param until the first instant after; absent means for good
 */
public record ConsentPeriod(
        @Nullable Instant from, @Nullable Instant until) {

    public static final ConsentPeriod ALWAYS = new ConsentPeriod(null, null);

    /** @throws IllegalArgumentException if the period is empty */
    public ConsentPeriod {
        if (from != null && until != null && !from.isBefore(until)) {
            throw new IllegalArgumentException("a consent's period begins before it ends");
        }
    }

    /**
     * Reads a period as a person writes it: dates ({@code 2026-12-31}, in UTC) or instants with their offset
     * ({@code 2026-12-31T12:00:00Z}). A date at the end includes the whole day, as in the FHIR data type Period.
     *
     * @throws IllegalArgumentException if either is neither, or the period is empty
     */
    public static ConsentPeriod parse(@Nullable String from, @Nullable String until) {
        return new ConsentPeriod(from == null ? null : instant(from, 0), until == null ? null : instant(until, 1));
    }

    boolean contains(Instant at) {
        return !begins(at) && !ended(at);
    }

    /** Whether the period begins only after the instant. */
    boolean begins(Instant at) {
        return from != null && from.isAfter(at);
    }

    /** Whether the period is over at the instant. */
    boolean ended(Instant at) {
        return until != null && !until.isAfter(at);
    }

    /** Whether every instant of the other is in this one. */
    boolean covers(ConsentPeriod other) {
        boolean begins = from == null || other.from != null && !other.from.isBefore(from);
        boolean ends = until == null || other.until != null && !other.until.isAfter(until);
        return begins && ends;
    }

    /** Whether any instant is in both. */
    boolean touches(ConsentPeriod other) {
        boolean before = until != null && other.from != null && !until.isAfter(other.from);
        boolean after = from != null && other.until != null && !other.until.isAfter(from);
        return !before && !after;
    }

    private static Instant instant(String text, int daysOn) {
        try {
            return text.indexOf('T') < 0
                    ? LocalDate.parse(text)
                            .plusDays(daysOn)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException unreadable) {
            throw new IllegalArgumentException(
                    "write a date as 2026-12-31, or an instant as 2026-12-31T12:00:00Z", unreadable);
        }
    }
}
