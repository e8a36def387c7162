package health.pratique.compliance.rule;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The days that a date of any precision may mean. What is compared is what is certain: a span is before another only if all of it is.
 */
record DateSpan(LocalDate first, LocalDate last) {

    private static final Pattern FHIR = Pattern.compile("(\\d{4})(?:-(\\d{2})(?:-(\\d{2})(?:T.*)?)?)?");

    /** Empty for what is no date; a strict parser has refused such a document before. */
    static Optional<DateSpan> ofFhir(String text) {
        Matcher date = FHIR.matcher(text);
        if (!date.matches()) {
            return Optional.empty();
        }
        try {
            int year = Integer.parseInt(date.group(1));
            if (date.group(2) == null) {
                return Optional.of(
                        new DateSpan(LocalDate.of(year, Month.JANUARY, 1), LocalDate.of(year, Month.DECEMBER, 31)));
            }
            YearMonth month = YearMonth.of(year, Integer.parseInt(date.group(2)));
            if (date.group(3) == null) {
                return Optional.of(new DateSpan(month.atDay(1), month.atEndOfMonth()));
            }
            LocalDate day = month.atDay(Integer.parseInt(date.group(3)));
            return Optional.of(new DateSpan(day, day));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    boolean isBefore(DateSpan other) {
        return last.isBefore(other.first);
    }

    boolean isBefore(LocalDate day) {
        return last.isBefore(day);
    }

    boolean isAfter(LocalDate day) {
        return first.isAfter(day);
    }

    /** The same days, so many earlier. */
    DateSpan minusDays(int days) {
        return new DateSpan(first.minusDays(days), last.minusDays(days));
    }
}
