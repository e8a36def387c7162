package health.pratique.compliance.statement;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/**
 * The days that a date of any precision may mean. What is compared is what is certain: a span is before another only if all of it is.
 */
public record DateSpan(LocalDate first, LocalDate last) {

    private static final int YEAR = 4;
    private static final int MONTH = 7;
    private static final int DAY = 10;

    /** Empty for what is no date; a strict parser has refused such a document before. */
    public static Optional<DateSpan> ofFhir(String text) {
        int length = text.length();
        boolean timed = length > DAY && text.charAt(DAY) == 'T';
        if (length != YEAR && length != MONTH && length != DAY && !timed) {
            return Optional.empty();
        }
        int year = number(text, 0, YEAR);
        int month = length == YEAR ? 1 : separated(text, YEAR, MONTH);
        int day = length <= MONTH ? 1 : separated(text, MONTH, DAY);
        if (year < 0 || month < 0 || day < 0) {
            return Optional.empty();
        }
        try {
            LocalDate first = LocalDate.of(year, month, day);
            LocalDate last =
                    switch (length) {
                        case YEAR -> LocalDate.of(year, 12, 31);
                        case MONTH -> YearMonth.of(year, month).atEndOfMonth();
                        default -> first;
                    };
            return Optional.of(new DateSpan(first, last));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    private static int separated(String text, int hyphen, int end) {
        return text.charAt(hyphen) == '-' ? number(text, hyphen + 1, end) : -1;
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int at = from; at < to; at++) {
            char c = text.charAt(at);
            if (c < '0' || c > '9') {
                return -1;
            }
            number = number * 10 + c - '0';
        }
        return number;
    }

    public boolean isBefore(DateSpan other) {
        return last.isBefore(other.first);
    }

    public boolean isBefore(LocalDate day) {
        return last.isBefore(day);
    }

    public boolean isAfter(LocalDate day) {
        return first.isAfter(day);
    }

    /** The same days, so many earlier. */
    public DateSpan minusDays(int days) {
        return new DateSpan(first.minusDays(days), last.minusDays(days));
    }
}
