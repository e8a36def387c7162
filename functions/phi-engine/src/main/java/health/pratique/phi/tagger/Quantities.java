package health.pratique.phi.tagger;

import health.pratique.phi.text.TokenKind;
import health.pratique.phi.text.Tokens;
import java.util.Locale;
import java.util.Set;

/** Numbers that say how much, how long or how well, and bare years, which may stay: {@code 65kg}, pain {@code 8/10}, {@code 13:21}. */
final class Quantities {

    private static final Set<String> UNITS = Set.of(
            "kg", "d", "g", "gm", "mg", "mcg", "ug", "ng", "l", "ml", "dl", "cc", "cm", "mm", "lb", "lbs", "oz", "in",
            "ft", "bpm", "mmhg", "meq", "mmol", "iu", "units", "gy", "fr", "kpa", "h", "hr", "hrs", "hours", "min",
            "mins", "wk", "wks", "weeks", "days", "x", "mo", "mos", "months", "yrs", "yo", "am", "pm", "s");
    private static final Set<String> MEASURED = Set.of(
            "pain",
            "severity",
            "severe",
            "score",
            "scored",
            "scale",
            "rated",
            "rates",
            "rating",
            "intensity",
            "worst",
            "average",
            "least",
            "level",
            "apgar",
            "apgars",
            "strength",
            "power",
            "mood",
            "distress",
            "discomfort");
    private static final Set<String> LASTING =
            Set.of("for", "past", "lasting", "over", "every", "x", "within", "than", "approximately");
    private static final Set<String> DURATION =
            Set.of("ago", "course", "history", "hx", "duration", "days", "time", "old", "post", "of");
    private static final Set<String> COUNTED = Set.of(
            "times",
            "hour",
            "day",
            "week",
            "month",
            "year",
            "minute",
            "hx",
            "tab",
            "tabs",
            "tablet",
            "tablets",
            "cap",
            "caps",
            "capsules",
            "puffs",
            "drops",
            "doses",
            "units",
            "mg",
            "mcg",
            "ml",
            "g",
            "kg",
            "cm",
            "mm",
            "lbs",
            "days",
            "weeks",
            "months",
            "years",
            "hours",
            "minutes",
            "hrs",
            "mins",
            "percent",
            "bpm",
            "liters",
            "l",
            "pounds",
            "feet",
            "inches",
            "steps",
            "pack",
            "packs",
            "drinks");
    private static final int NEAR = 5;
    private static final int LONGEST_UNIT = 6;

    private Quantities() {}

    static boolean has(Tokens tokens, int first, int last) {
        boolean counted = tokens.isNumber(last) && isCounted(tokens, last + 1) || isCounted(tokens, last);
        if (counted || tokens.isSign(last + 1, '%')) {
            return true;
        }
        int slashes = 0;
        int colons = 0;
        boolean numbers = true;
        boolean years = true;
        for (int at = first; at <= last; at++) {
            if (tokens.kind(at) == TokenKind.MIXED && hasUnit(tokens, at)) {
                return true;
            }
            slashes += tokens.isSign(at, '/') ? 1 : 0;
            colons += tokens.isSign(at, ':') ? 1 : 0;
            years &= tokens.isYear(at) || tokens.kind(at) == TokenKind.SIGN;
            numbers &= tokens.isNumber(at) || tokens.kind(at) == TokenKind.SIGN;
        }
        if (years || numbers && (slashes > 2 || colons > 0 && colons * 2 == last - first)) {
            return true;
        }
        return slashes == 1 && tokens.isSign(last - 1, '/') && isShare(tokens, first, last);
    }

    private static boolean isCounted(Tokens tokens, int at) {
        return tokens.isWord(at) && COUNTED.contains(tokens.lower(at));
    }

    private static boolean hasUnit(Tokens tokens, int at) {
        String text = tokens.text();
        int letters = tokens.start(at);
        int end = tokens.end(at);
        while (letters < end && Character.isDigit(text.charAt(letters))) {
            letters++;
        }
        return letters > tokens.start(at)
                && end - letters <= LONGEST_UNIT
                && UNITS.contains(text.substring(letters, end).toLowerCase(Locale.ROOT));
    }

    /** So many of ten, or of the seven days or twelve months that make up a week or year in British notes. */
    private static boolean isShare(Tokens tokens, int first, int last) {
        int whole = tokens.number(last);
        if (whole == 10) {
            for (int at = first - 1; at >= Math.max(0, first - NEAR); at--) {
                if (tokens.isWord(at) && MEASURED.contains(tokens.lower(at))) {
                    return true;
                }
            }
            return MEASURED.contains(tokens.lower(last + 1)) || MEASURED.contains(tokens.lower(last + 2));
        }
        return (whole == 7 || whole == 12 || whole == 52)
                && (tokens.isWord(first - 1) && LASTING.contains(tokens.lower(first - 1))
                        || tokens.isWord(last + 1) && DURATION.contains(tokens.lower(last + 1)));
    }
}
