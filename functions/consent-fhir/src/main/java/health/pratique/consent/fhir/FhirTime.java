package health.pratique.consent.fhir;

import health.pratique.consent.ConsentPeriod;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** FHIR's dateTime of any precision as the instants it begins and ends at; without an offset, in UTC. */
final class FhirTime {

    private static final int YEAR = 4;
    private static final int MONTH = 7;
    private static final int DAY = 10;

    private FhirTime() {}

    /** The data type Period: an end belongs to it, a date as the end to its last moment. */
    static ConsentPeriod period(Place period) {
        period.only("id", "start", "end");
        try {
            return new ConsentPeriod(instant(period.text("start"), false), instant(period.text("end"), true));
        } catch (IllegalArgumentException | DateTimeException wrong) {
            throw period.refused("period");
        }
    }

    static Instant begin(String text) {
        return span(text).begin();
    }

    private static @Nullable Instant instant(Optional<String> text, boolean end) {
        return text.map(FhirTime::span)
                .map(span -> end ? span.end() : span.begin())
                .orElse(null);
    }

    private record Span(Instant begin, Instant end) {}

    private static Span span(String text) {
        return switch (text.length()) {
            case YEAR ->
                days(Year.parse(text).atDay(1), Year.parse(text).plusYears(1).atDay(1));
            case MONTH ->
                days(
                        YearMonth.parse(text).atDay(1),
                        YearMonth.parse(text).plusMonths(1).atDay(1));
            case DAY -> days(LocalDate.parse(text), LocalDate.parse(text).plusDays(1));
            default -> {
                Instant at = OffsetDateTime.parse(text).toInstant();
                yield new Span(
                        at, at.plusSeconds(text.indexOf('.') < 0 ? 1 : 0).plusNanos(text.indexOf('.') < 0 ? 0 : 1000));
            }
        };
    }

    private static Span days(LocalDate first, LocalDate after) {
        return new Span(
                first.atStartOfDay(ZoneOffset.UTC).toInstant(),
                after.atStartOfDay(ZoneOffset.UTC).toInstant());
    }
}
