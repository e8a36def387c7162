package health.pratique.format.cda;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A point in time of HL7 v3 (TS: {@code 20140917190405.12-0500}, of any precision) in FHIR's notation, and back. */
public final class CdaTime {

    private static final Pattern TS = Pattern.compile(
            "(\\d{4})(?:(\\d{2})(?:(\\d{2})(?:(\\d{2})(?:(\\d{2})(?:(\\d{2})(\\.\\d{1,9})?)?)?)?)?)?(?:(Z)|([+-]\\d{2}):?(\\d{2}))?");
    private static final Pattern ISO = Pattern.compile(
            "(\\d{4})(?:-(\\d{2})(?:-(\\d{2})(?:T(\\d{2}):(\\d{2}):(\\d{2})(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})?)?)?)?");
    private static final int DAY = 10;

    private CdaTime() {}

    /** {@code 2014-09-17T19:04:05-05:00}; empty for what is no date. Minutes and seconds that are not written are zero. */
    public static Optional<String> toIso(String ts) {
        Matcher time = TS.matcher(ts.strip());
        if (!time.matches() || !exists(time)) {
            return Optional.empty();
        }
        StringBuilder iso = new StringBuilder(time.group(1));
        if (time.group(2) != null) {
            iso.append('-').append(time.group(2));
        }
        if (time.group(3) != null) {
            iso.append('-').append(time.group(3));
        }
        if (time.group(4) != null) {
            iso.append('T').append(time.group(4));
            iso.append(':').append(orZero(time.group(5)));
            iso.append(':').append(orZero(time.group(6)));
            iso.append(time.group(7) == null ? "" : time.group(7));
            iso.append(time.group(8) == null ? "" : time.group(8));
            iso.append(time.group(9) == null ? "" : time.group(9) + ":" + time.group(10));
        }
        return Optional.of(iso.toString());
    }

    /**
     * The replacement in HL7's notation; the time of the day as it was written, if the replacement has the same. Empty for what is
     * no date.
     */
    static Optional<String> toTs(String replacement, String original) {
        Matcher iso = ISO.matcher(replacement.strip());
        if (!iso.matches()) {
            return TS.matcher(replacement.strip()).matches() ? Optional.of(replacement.strip()) : Optional.empty();
        }
        String whole = iso.group();
        String before = toIso(original).orElse("");
        boolean sameTime = whole.length() >= DAY
                && before.length() >= DAY
                && whole.substring(DAY).equals(before.substring(DAY));
        if (sameTime) {
            return Optional.of(
                    whole.substring(0, DAY).replace("-", "") + original.strip().substring(8));
        }
        if (whole.length() <= DAY) {
            return Optional.of(whole.replace("-", ""));
        }
        String zone = iso.group(8) == null ? "" : iso.group(8).replace(":", "").replace("Z", "+0000");
        return Optional.of(iso.group(1)
                + iso.group(2)
                + iso.group(3)
                + iso.group(4)
                + iso.group(5)
                + iso.group(6)
                + (iso.group(7) == null ? "" : iso.group(7))
                + zone);
    }

    /** As a FHIR {@code dateTime}, which has no time without a zone. */
    static Optional<String> fhir(String iso) {
        Matcher time = ISO.matcher(iso);
        if (!time.matches()) {
            return Optional.empty();
        }
        return Optional.of(time.group(4) != null && time.group(8) == null ? iso.substring(0, DAY) : iso);
    }

    /** Whether it is written as a day of 1800 to 2199, at least. */
    static boolean isDay(String value) {
        String iso = value.length() < 8 ? "" : toIso(value).orElse("");
        return iso.length() >= DAY && iso.compareTo("1800") > 0 && iso.compareTo("2200") < 0;
    }

    private static String orZero(String digits) {
        return digits == null ? "00" : digits;
    }

    private static boolean exists(Matcher time) {
        try {
            LocalDate.of(number(time.group(1)), number(time.group(2)), number(time.group(3)));
            return !time.group(1).equals("0000")
                    && number(time.group(4)) < 25
                    && number(time.group(5)) < 60
                    && number(time.group(6)) < 61;
        } catch (DateTimeException impossible) {
            return false;
        }
    }

    private static int number(String digits) {
        return digits == null ? 1 : Integer.parseInt(digits);
    }
}
