package health.pratique.clinical;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The time that a date of any precision means: 2024-03 is all of March. A date without a zone is taken in UTC, as no zone is
 * known.
 *
 * @param low included; {@link Instant#MIN} without a beginning
 * @param high excluded; {@link Instant#MAX} without an end
 */
public record DateRange(Instant low, Instant high) {

    private static final Pattern FORM = Pattern.compile("(\\d{4})(?:-(\\d{2})(?:-(\\d{2})"
            + "(?:T(\\d{2}):(\\d{2})(?::(\\d{2})(?:\\.(\\d{1,9}))?)?(Z|[+-]\\d{2}:\\d{2})?)?)?)?");

    /** What PostgreSQL keeps. */
    private static final int MICROS_DIGITS = 6;

    private static final int LEAP_SECOND = 60;

    /** Empty when the text is no date of FHIR. */
    public static Optional<DateRange> of(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(range(form));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static DateRange range(Matcher form) {
        int year = Integer.parseInt(form.group(1));
        LocalDateTime start =
                LocalDateTime.of(year, number(form, 2, 1), number(form, 3, 1), number(form, 4, 0), number(form, 5, 0));
        if (form.group(4) == null) {
            ChronoUnit precision = form.group(2) == null
                    ? ChronoUnit.YEARS
                    : form.group(3) == null ? ChronoUnit.MONTHS : ChronoUnit.DAYS;
            return new DateRange(
                    start.toInstant(ZoneOffset.UTC), start.plus(1, precision).toInstant(ZoneOffset.UTC));
        }
        ZoneOffset zone = form.group(8) == null ? ZoneOffset.UTC : ZoneOffset.of(form.group(8));
        return time(form, start.toInstant(zone));
    }

    private static DateRange time(Matcher form, Instant minute) {
        if (form.group(6) == null) {
            return new DateRange(minute, minute.plus(1, ChronoUnit.MINUTES));
        }
        int second = Integer.parseInt(form.group(6));
        if (second > LEAP_SECOND) {
            throw new DateTimeException("a minute has 60 seconds");
        }
        Instant low = minute.plusSeconds(Math.min(second, LEAP_SECOND - 1));
        String fraction = form.group(7);
        if (fraction == null) {
            return new DateRange(low, low.plusSeconds(1));
        }
        int digits = Math.min(fraction.length(), MICROS_DIGITS);
        long unitMicros = Math.round(Math.pow(10, MICROS_DIGITS - digits));
        Duration unit = Duration.of(unitMicros, ChronoUnit.MICROS);
        Instant from = low.plus(unit.multipliedBy(Long.parseLong(fraction.substring(0, digits))));
        return new DateRange(from, from.plus(unit));
    }

    private static int number(Matcher form, int group, int otherwise) {
        String digits = form.group(group);
        return digits == null ? otherwise : Integer.parseInt(digits);
    }

    /** From the beginning of one to the end of the other. */
    DateRange until(DateRange end) {
        return new DateRange(low, end.high());
    }

    static DateRange since(Instant low) {
        return new DateRange(low, Instant.MAX);
    }

    static DateRange before(Instant high) {
        return new DateRange(Instant.MIN, high);
    }

    /**
     * A tenth of the way from now to it more on each side, as R4 recommends for {@code ap}.
     */
    DateRange widened(Instant now) {
        Duration tenth = Duration.between(low, now).abs().dividedBy(10);
        return new DateRange(low.minus(tenth), high.plus(tenth));
    }
}
