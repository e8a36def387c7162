package health.pratique.phi;

import java.util.Locale;
import java.util.OptionalInt;

/** An age as somebody wrote it, in digits or words. */
final class WrittenAge {

    /** The highest age that Safe Harbor lets stay. */
    static final int HIGHEST_KEPT = 89;

    private static final String OLDEST = "90 or older";

    private WrittenAge() {}

    /** The value itself, or "90 or older" when it tells an age over 89. */
    static String generalised(String value, boolean knownToBeOver89) {
        if (isGeneralised(value)) {
            return value;
        }
        OptionalInt years = years(value);
        boolean over = years.isPresent() ? years.getAsInt() > HIGHEST_KEPT : knownToBeOver89;
        return over ? (value.contains("-year-old") ? "90-or-older" : OLDEST) : value;
    }

    private static boolean isGeneralised(String value) {
        String form = value.strip().replace('-', ' ').toLowerCase(Locale.ROOT);
        return form.equals(OLDEST) || form.equals("90+") || form.startsWith("90 or o") || form.startsWith("90 or a");
    }

    /** The first number of at most three digits, or the number that the words tell from eighty up. */
    static OptionalInt years(String value) {
        int at = 0;
        while (at < value.length() && !Character.isDigit(value.charAt(at))) {
            at++;
        }
        int end = at;
        while (end < value.length() && Character.isDigit(value.charAt(end))) {
            end++;
        }
        if (end > at && end - at <= 3) {
            return OptionalInt.of(Integer.parseInt(value.substring(at, end)));
        }
        String lower = value.toLowerCase(Locale.ROOT);
        if (lower.contains("ninet") || lower.contains("nonagen")) {
            return OptionalInt.of(90);
        }
        if (lower.contains("hundred") || lower.contains("centenar")) {
            return OptionalInt.of(100);
        }
        return OptionalInt.empty();
    }
}
