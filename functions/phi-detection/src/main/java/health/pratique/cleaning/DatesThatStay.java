package health.pratique.cleaning;

import health.pratique.format.FieldMeaning;
import health.pratique.format.TextField;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The dates in a copy's fields. Many systems number messages and documents by the time: where a policy keeps that time, the number
 * stands in the copy as a date, and tells no more than the date does. Prints as {@code [PHI]}.
 */
final class DatesThatStay {

    private static final Pattern TIME_STAMP = Pattern.compile("(\\d{8,14})(?:\\.\\d{1,6})?(?:[+-]\\d{4})?");
    private static final Pattern ZONE_OR_SIGN = Pattern.compile("(?<=\\d\\d)(?:Z|[+-]\\d\\d:\\d\\d)$|[^0-9]");

    private final List<String> digits;

    private DatesThatStay(List<String> digits) {
        this.digits = digits;
    }

    static DatesThatStay of(Collection<TextField> fields) {
        return new DatesThatStay(fields.stream()
                .filter(field -> field.meaning() == FieldMeaning.DATE || field.meaning() == FieldMeaning.BIRTH_DATE)
                .map(field -> ZONE_OR_SIGN.matcher(field.value()).replaceAll(""))
                .distinct()
                .toList());
    }

    /** Whether a number is the time stamp of one of them, to the precision of the less precise. */
    boolean include(String number) {
        Matcher stamp = TIME_STAMP.matcher(number);
        return stamp.matches()
                && digits.stream()
                        .filter(date -> date.length() >= 8)
                        .anyMatch(date -> date.startsWith(stamp.group(1))
                                || stamp.group(1).startsWith(date));
    }

    @Override
    public String toString() {
        return "[PHI]";
    }
}
