package health.pratique.format.hl7;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Between HL7's time stamps ({@code YYYY[MM[DD[HH[MM[SS[.S[S[S[S]]]]]]]]][+/-ZZZZ]}, v2.5.1, 2.A.22) and ISO 8601, of the same
 * precision in both directions.
 */
public final class Hl7Dates {

    private static final Pattern HL7 =
            Pattern.compile("(\\d{4})(?:(\\d{2})(?:(\\d{2})(?:(\\d{2})(?:(\\d{2})(?:(\\d{2})(\\.\\d{1,9})?)?)?)?)?)?"
                    + "([+-]\\d{4}|Z)?");

    private static final Pattern ISO = Pattern.compile(
            "(\\d{4})(?:-(\\d{2})(?:-(\\d{2})(?:T(\\d{2})(?::(\\d{2})(?::(\\d{2})(\\.\\d{1,9})?)?)?)?)?)?"
                    + "(?:([+-]\\d{2}):?(\\d{2})|(Z))?");

    private static final int LONGEST = 40;
    private static final int TIME = 4;

    private Hl7Dates() {}

    /** Empty when the value is no time stamp of a day that exists between 1800 and 2199. */
    public static Optional<String> toIso(String value) {
        if (value.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher stamp = HL7.matcher(value);
        if (!stamp.matches() || !exists(stamp)) {
            return Optional.empty();
        }
        StringBuilder iso = new StringBuilder(stamp.group(1));
        String[] before = {"-", "-", "T", ":", ":", ""};
        for (int part = 0; part < before.length && stamp.group(part + 2) != null; part++) {
            iso.append(before[part]).append(stamp.group(part + 2));
        }
        String zone = stamp.group(8);
        if (zone != null) {
            iso.append(zone.equals("Z") ? zone : zone.substring(0, 3) + ":" + zone.substring(3));
        }
        return Optional.of(iso.toString());
    }

    /** Empty when the value is no date in ISO 8601. */
    static Optional<String> fromIso(String value) {
        Matcher date = ISO.matcher(value.length() > LONGEST ? "" : value.strip());
        if (!date.matches()) {
            return Optional.empty();
        }
        StringBuilder stamp = new StringBuilder(date.group(1));
        for (int part = 2; part <= 7 && date.group(part) != null; part++) {
            stamp.append(date.group(part));
        }
        if (date.group(8) != null) {
            stamp.append(date.group(8)).append(date.group(9));
        } else if (date.group(10) != null) {
            stamp.append("Z");
        }
        return Optional.of(stamp.toString()).filter(text -> toIso(text).isPresent());
    }

    /** As FHIR has it: without the time unless it has its minutes and its zone, with seconds if with minutes. */
    static String inFhir(String iso) {
        int time = iso.indexOf('T');
        if (time < 0) {
            Matcher date = ISO.matcher(iso);
            return date.matches() && (date.group(8) != null || date.group(10) != null) ? day(date) : iso;
        }
        Matcher date = ISO.matcher(iso);
        boolean zoned = date.matches() && date.group(5) != null && (date.group(8) != null || date.group(10) != null);
        if (!zoned) {
            return iso.substring(0, time);
        }
        return date.group(6) != null ? iso : iso.substring(0, time + 6) + ":00" + iso.substring(time + 6);
    }

    private static String day(Matcher date) {
        String month = date.group(2) == null ? "" : "-" + date.group(2);
        return date.group(1) + month + (date.group(3) == null ? "" : "-" + date.group(3));
    }

    private static boolean exists(Matcher stamp) {
        try {
            int year = Integer.parseInt(stamp.group(1));
            LocalDate.of(year, number(stamp, 2, 1), number(stamp, 3, 1));
            return year >= 1800
                    && year < 2200
                    && number(stamp, TIME, 0) < 25
                    && number(stamp, 5, 0) < 60
                    && number(stamp, 6, 0) < 61;
        } catch (DateTimeException impossible) {
            return false;
        }
    }

    private static int number(Matcher stamp, int group, int otherwise) {
        return stamp.group(group) == null ? otherwise : Integer.parseInt(stamp.group(group));
    }
}
