package health.pratique.format.dicom;

import java.util.Optional;

/** DA and DT (DICOM PS3.5, Table 6.2-1) to and from ISO 8601, digit by digit. */
final class DicomDate {

    private static final String ISO = "dddd-dd-ddTdd:dd:dd";

    private DicomDate() {}

    /** In ISO 8601 as far as it goes; what is no date in DICOM's notation stays as it is. */
    static String iso(String value) {
        String compact = value.length() == 10 && value.charAt(4) == '.' && value.charAt(7) == '.'
                ? value.replace(".", "")
                : value;
        int digits = 0;
        while (digits < compact.length() && isDigit(compact.charAt(digits))) {
            digits++;
        }
        if (digits < 4 || digits > 14 || digits % 2 == 1) {
            return value;
        }
        StringBuilder iso = new StringBuilder(compact.substring(0, 4));
        for (int at = 4; at < digits; at += 2) {
            iso.append(at < 8 ? '-' : at == 8 ? 'T' : ':').append(compact, at, at + 2);
        }
        String rest = compact.substring(digits);
        if (rest.isEmpty()) {
            return iso.toString();
        }
        int zone = Math.max(rest.indexOf('+'), rest.indexOf('-'));
        String fraction = zone < 0 ? rest : rest.substring(0, zone);
        boolean fractionFits = fraction.isEmpty() || digits == 14 && fraction.length() <= 7 && isFraction(fraction);
        boolean zoneFits = zone < 0 || rest.length() == zone + 5 && allDigits(rest.substring(zone + 1));
        if (!fractionFits || !zoneFits || digits < 10) {
            return value;
        }
        iso.append(fraction);
        if (zone >= 0) {
            iso.append(rest, zone, zone + 3).append(':').append(rest, zone + 3, zone + 5);
        }
        return iso.toString();
    }

    /** A day; the first one of a year or month alone. */
    static Optional<String> day(String iso) {
        int fits = fits(iso);
        return switch (fits) {
            case 4 -> Optional.of(iso.substring(0, 4) + "0101");
            case 7 -> Optional.of(iso.substring(0, 4) + iso.substring(5, 7) + "01");
            default ->
                fits >= 10
                        ? Optional.of(iso.substring(0, 4) + iso.substring(5, 7) + iso.substring(8, 10))
                        : Optional.empty();
        };
    }

    /** A point in time, as exact as it is given. */
    static Optional<String> dateTime(String iso) {
        int fits = fits(iso);
        if (fits != 4 && fits != 7 && fits != 10 && fits != 13 && fits != 16 && fits != 19) {
            return Optional.empty();
        }
        String digits = digits(iso.substring(0, fits));
        String rest = iso.substring(fits);
        if (rest.isEmpty()) {
            return Optional.of(digits);
        }
        String zoned = rest.equals("Z") ? "+0000" : rest.replace(":", "");
        boolean known = (zoned.startsWith(".") || zoned.startsWith("+") || zoned.startsWith("-"))
                && zoned.chars().skip(1).allMatch(c -> isDigit((char) c) || c == '+' || c == '-')
                && digits.length() + zoned.length() <= 26;
        return known ? Optional.of(digits + zoned) : Optional.empty();
    }

    private static int fits(String iso) {
        int at = 0;
        while (at < iso.length() && at < ISO.length()) {
            char form = ISO.charAt(at);
            char c = iso.charAt(at);
            if (form == 'd' ? !isDigit(c) : c != form) {
                break;
            }
            at++;
        }
        return at;
    }

    private static String digits(String text) {
        StringBuilder out = new StringBuilder();
        text.chars().filter(c -> isDigit((char) c)).forEach(c -> out.append((char) c));
        return out.toString();
    }

    private static boolean isFraction(String text) {
        return text.length() > 1 && text.charAt(0) == '.' && allDigits(text.substring(1));
    }

    private static boolean allDigits(String text) {
        return text.chars().allMatch(c -> isDigit((char) c));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
