package health.pratique.phi;

import java.util.Optional;
import java.util.Set;

/** The ZIP code rule of 45 CFR 164.514(b)(2)(i)(B). */
final class ZipCode {

    /**
     * Three-digit areas with 20,000 people or fewer, by the censuses of 2000 (HHS guidance on de-identification of 26 November
     * 2012) and 2010 together: an area that was small in either is treated as small.
     */
    private static final Set<String> SMALL = Set.of(
            "036", "059", "063", "102", "203", "205", "369", "556", "692", "753", "772", "790", "821", "823", "830",
            "831", "878", "879", "884", "890", "893");

    private ZipCode() {}

    /** The first three digits, {@code 000} for a small area; empty when the value is no US ZIP code. */
    static Optional<String> generalised(String value) {
        String code = value.strip();
        boolean five = code.length() == 5 && digits(code, 0, 5);
        boolean nine = code.length() == 10
                && digits(code, 0, 5)
                && (code.charAt(5) == '-' || code.charAt(5) == ' ')
                && digits(code, 6, 10);
        boolean joined = code.length() == 9 && digits(code, 0, 9);
        if (code.length() == 3 && digits(code, 0, 3)) {
            return Optional.of(SMALL.contains(code) ? "000" : code);
        }
        if (!five && !nine && !joined) {
            return Optional.empty();
        }
        String area = code.substring(0, 3);
        return Optional.of(SMALL.contains(area) ? "000" : area);
    }

    private static boolean digits(String text, int from, int to) {
        for (int at = from; at < to; at++) {
            if (text.charAt(at) < '0' || text.charAt(at) > '9') {
                return false;
            }
        }
        return true;
    }
}
