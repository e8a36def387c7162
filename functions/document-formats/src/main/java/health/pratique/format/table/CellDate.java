package health.pratique.format.table;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates as cells hold them. Month before day unless the first number is above 12, or the column has the day first; years 00 to 39
 * are of this century.
 */
final class CellDate {

    private static final int LONGEST = 45;
    private static final int PIVOT = 40;

    private static final String TIME =
            "(?:[T ,]{1,2}\\d{1,2}:\\d{2}(?::\\d{2}(?:[.,]\\d{1,9})?)?(?: ?[AaPp]\\.?[Mm]\\.?)?"
                    + "(?: ?(?:Z|UTC|GMT|E[SD]T|C[SD]T|M[SD]T|P[SD]T|[+-]\\d{2}:?\\d{2}))?)?";
    private static final String MONTH = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?";

    private static final Pattern ISO = Pattern.compile("(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})" + TIME);
    private static final Pattern NUMBERS =
            Pattern.compile("(\\d{1,2})(?:[-/](\\d{1,2})[-/](\\d{4}|\\d{2})|\\.(\\d{1,2})\\.(\\d{4}))" + TIME);
    private static final Pattern DAY_MONTH =
            Pattern.compile("(\\d{1,2})[ -]" + MONTH + "[ ,-]{1,2}(\\d{4}|\\d{2})" + TIME, Pattern.CASE_INSENSITIVE);
    private static final Pattern MONTH_DAY = Pattern.compile(
            MONTH + "[ -](\\d{1,2})(?:st|nd|rd|th)?[ ,-]{1,2}(\\d{4})" + TIME, Pattern.CASE_INSENSITIVE);
    /** What counts as a date only in a column of dates. */
    private static final Pattern PARTIAL = Pattern.compile("(\\d{4})(?:[-/]?(\\d{2}))?(?:[-/]?(\\d{2}))?");

    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    private CellDate() {}

    /** Whether the cell is a day and nothing else than that, with or without a time. */
    static boolean isDate(String value) {
        return value.length() <= LONGEST
                && mayBeDate(value)
                && (ISO.matcher(value).matches()
                        || NUMBERS.matcher(value).matches()
                        || DAY_MONTH.matcher(value).matches()
                        || MONTH_DAY.matcher(value).matches());
    }

    /** Spares most cells the patterns: a day has six characters or more, and three digits. */
    private static boolean mayBeDate(String value) {
        if (value.length() < 6) {
            return false;
        }
        int digits = 0;
        for (int at = 0; at < value.length(); at++) {
            if (Character.isDigit(value.charAt(at))) {
                digits++;
            }
        }
        return digits >= 3;
    }

    /** As {@link #isDate}, or a year, a month of a year, or a day in eight digits. */
    static boolean isDateInColumnOfDates(String value) {
        return isDate(value)
                || value.length() <= LONGEST && PARTIAL.matcher(value).matches();
    }

    /** Whether the day stands first, if the numbers tell; empty when both may be months. */
    static Optional<Boolean> dayFirst(String value) {
        if (value.length() < 6 || value.length() > LONGEST || !Character.isDigit(value.charAt(0))) {
            return Optional.empty();
        }
        Matcher numbers = NUMBERS.matcher(value);
        if (!numbers.matches()) {
            return Optional.empty();
        }
        boolean first = number(numbers.group(1)) > 12;
        boolean second = second(numbers) > 12;
        return first == second ? Optional.empty() : Optional.of(first);
    }

    /** A date in numbers whose day stands first, in ISO 8601, with its time as written; any other value as it is. */
    static String withDayFirst(String value) {
        @Nullable Matcher numbers = value.length() > LONGEST ? null : NUMBERS.matcher(value);
        if (numbers == null || !numbers.matches()) {
            return value;
        }
        int end = numbers.group(3) != null ? numbers.end(3) : numbers.end(5);
        return day(yearOf(numbers), second(numbers), number(numbers.group(1)))
                .map(day -> day + value.substring(end))
                .orElse(value);
    }

    private static int second(Matcher numbers) {
        return number(numbers.group(2) != null ? numbers.group(2) : numbers.group(4));
    }

    private static int yearOf(Matcher numbers) {
        return year(numbers.group(3) != null ? numbers.group(3) : numbers.group(5));
    }

    /** In FHIR's notation, without the time; empty when there is no such day. */
    static Optional<String> iso(String value) {
        if (value.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher iso = ISO.matcher(value);
        if (iso.matches()) {
            return day(number(iso.group(1)), number(iso.group(2)), number(iso.group(3)));
        }
        Matcher numbers = NUMBERS.matcher(value);
        if (numbers.matches()) {
            int first = number(numbers.group(1));
            int second = second(numbers);
            int year = yearOf(numbers);
            return first > 12 ? day(year, second, first) : day(year, first, second);
        }
        Matcher words = DAY_MONTH.matcher(value);
        if (words.matches()) {
            return day(year(words.group(3)), month(words.group(2)), number(words.group(1)));
        }
        words = MONTH_DAY.matcher(value);
        if (words.matches()) {
            return day(year(words.group(3)), month(words.group(1)), number(words.group(2)));
        }
        return partial(value);
    }

    private static Optional<String> partial(String value) {
        Matcher partial = PARTIAL.matcher(value);
        if (!partial.matches()) {
            return Optional.empty();
        }
        int year = number(partial.group(1));
        if (partial.group(2) == null) {
            return Optional.of(partial.group(1));
        }
        int month = number(partial.group(2));
        if (partial.group(3) != null) {
            return day(year, month, number(partial.group(3)));
        }
        return day(year, month, 1).map(day -> day.substring(0, 7));
    }

    private static Optional<String> day(int year, int month, int day) {
        try {
            return Optional.of(LocalDate.of(year, month, day).toString());
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static int year(String digits) {
        int year = number(digits);
        return digits.length() > 2 ? year : year + (year < PIVOT ? 2000 : 1900);
    }

    private static int month(String name) {
        return MONTHS.indexOf(name.toLowerCase(Locale.ROOT)) + 1;
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
