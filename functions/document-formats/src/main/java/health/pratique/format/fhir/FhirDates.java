package health.pratique.format.fhir;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fits a date to the precision that a FHIR type has (R4, 2.24.0.1). */
final class FhirDates {

    private static final Pattern FORM = Pattern.compile(
            "(\\d{4})(?:-(\\d{2})(?:-(\\d{2})(T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})?)?)?)?");

    private FhirDates() {}

    /**
     * The value as a {@code date}, {@code dateTime} or {@code instant}; empty when it is no date at all. A {@code date} loses
     * its time; a time without a zone is dropped, for FHIR has none such; an {@code instant}, which FHIR knows in full precision
     * only, is filled up to the first moment of its year, month or day in UTC.
     */
    static Optional<String> fit(String type, String value) {
        Matcher date = FORM.matcher(value.strip());
        if (!date.matches() || !exists(date)) {
            return Optional.empty();
        }
        String whole = date.group();
        String time = date.group(4);
        String day = time == null ? whole : whole.substring(0, 10);
        boolean zoned = date.group(6) != null;
        return Optional.of(
                switch (type) {
                    case "date" -> day;
                    case "instant" -> zoned ? whole : filled(day) + "T00:00:00Z";
                    default -> zoned ? whole : day;
                });
    }

    private static String filled(String day) {
        return switch (day.length()) {
            case 4 -> day + "-01-01";
            case 7 -> day + "-01";
            default -> day;
        };
    }

    private static boolean exists(Matcher date) {
        try {
            int year = Integer.parseInt(date.group(1));
            LocalDate first = LocalDate.of(
                    year,
                    date.group(2) == null ? 1 : Integer.parseInt(date.group(2)),
                    date.group(3) == null ? 1 : Integer.parseInt(date.group(3)));
            return first.getYear() > 0;
        } catch (DateTimeException impossible) {
            return false;
        }
    }
}
