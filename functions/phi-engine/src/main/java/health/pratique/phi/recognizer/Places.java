package health.pratique.phi.recognizer;

import health.pratique.phi.text.Flag;
import health.pratique.phi.text.Form;
import health.pratique.phi.text.TokenKind;
import health.pratique.phi.text.Tokens;
import health.pratique.phi.text.WordShape;
import java.util.Locale;
import java.util.Set;

/** Reads place names: cities of one to four words, states, ZIP and postal codes. Answers are last tokens, or -1. */
final class Places {

    private static final int MOST_WORDS = 4;

    private static final Set<String> OUTWARD_CODES = Set.of("A9", "A99", "AA9", "AA99", "A9A", "AA9A");

    /** What a digit has behind it elsewhere, among the letters that end a British code. */
    private static final Set<String> UNITS = Set.of("HR", "YR", "DL", "LB", "FR", "GY", "TH", "ST", "ND", "RD");

    /** Canadian provinces and Australian states. */
    private static final WordSet PROVINCES =
            WordSet.of("on qc bc ab mb sk ns nb nl pe pei yt nt nu nsw vic qld tas act");

    private Places() {}

    static boolean isCapital(Tokens tokens, int at) {
        return (tokens.form(at) & Form.CAPITAL) != 0;
    }

    /** The last token of the longest place name with this flag that begins here. */
    static int named(Tokens tokens, int at, int flag) {
        int last = tokens.is(at, flag) ? at : -1;
        boolean saint = tokens.isAnyOf(at, "st", "ft", "mt", "saint", "fort", "mount");
        if (!tokens.is(at, Flag.PLACE_START) && !saint) {
            return last;
        }
        if (!tokens.isWord(at + 1) && !tokens.isSign(at + 1, ".-")) {
            return last;
        }
        int hash = tokens.hash(at);
        int next = at;
        for (int word = 1; word < MOST_WORDS; word++) {
            next++;
            if (tokens.isSign(next, ".-") && tokens.joined(next)) {
                next++;
            }
            if (!tokens.isWord(next) || tokens.start(next) - tokens.end(next - 1) > 1) {
                break;
            }
            hash = tokens.hashWith(hash, next);
            if (tokens.lexiconMayHave(hash) && (tokens.lexiconFlags(phrase(tokens, at, next)) & flag) != 0) {
                last = next;
            }
        }
        return last;
    }

    /** The words, in small letters with single spaces. */
    static String phrase(Tokens tokens, int first, int last) {
        StringBuilder phrase = new StringBuilder(tokens.lower(first));
        for (int word = first + 1; word <= last; word++) {
            if (tokens.isWord(word)) {
                phrase.append(' ').append(tokens.lower(word));
            }
        }
        return phrase.toString();
    }

    /** A state as a name in capitals or a code in two capitals. */
    static int state(Tokens tokens, int at) {
        if (PROVINCES.has(tokens, at)
                && tokens.shape(at) == WordShape.UPPER
                && (tokens.isSign(at - 1, ',') || postcode(tokens, at + 1) > 0 || tokens.isNumber(at + 1, 4, 4))) {
            return at;
        }
        if (tokens.is(at, Flag.STATE_CODE) && tokens.shape(at) == WordShape.UPPER && tokens.length(at) == 2) {
            return at;
        }
        return isCapital(tokens, at) || tokens.shape(at) == WordShape.LOWER && tokens.length(at) > 3
                ? named(tokens, at, Flag.STATE)
                : -1;
    }

    /** A US ZIP code of five or nine digits. */
    static int zip(Tokens tokens, int at) {
        if (!tokens.isNumber(at, 5, 5)
                || (tokens.joined(at + 1)
                        && tokens.isSign(at + 1, ".,")
                        && tokens.joined(at + 2)
                        && tokens.isNumber(at + 2))) {
            return -1;
        }
        boolean nine = tokens.isSign(at + 1, '-')
                && tokens.joined(at + 1)
                && tokens.joined(at + 2)
                && tokens.isNumber(at + 2, 4, 4);
        return nine ? at + 2 : at;
    }

    /** A British (SW1A 1AA) or Canadian (K1A 0B1) code in two parts. */
    static int postcode(Tokens tokens, int at) {
        if (tokens.kind(at) != TokenKind.MIXED
                || tokens.kind(at + 1) != TokenKind.MIXED
                || tokens.length(at + 1) != 3
                || tokens.length(at) > 4
                || tokens.start(at + 1) - tokens.end(at) != 1) {
            return -1;
        }
        String text = tokens.text();
        String one = text.substring(tokens.start(at), tokens.end(at));
        String two = text.substring(tokens.start(at + 1), tokens.end(at + 1));
        boolean british = british(one, two);
        boolean canadian = shape(one).equals("A9A") && shape(two).equals("9A9");
        return british || canadian ? at + 1 : -1;
    }

    /** iv26 2yg: the last two letters are none of C, I, K, M, O and V, so that 5mg and 3cm are none, nor other units. */
    private static boolean british(String one, String two) {
        String inward = two.toUpperCase(Locale.ROOT);
        boolean doubtful = one.length() == 2 || one.equalsIgnoreCase("a1c") || Character.isLowerCase(two.charAt(2));
        boolean unit = doubtful && UNITS.contains(inward.substring(1));
        boolean letters = "CIKMOV".indexOf(inward.charAt(1)) < 0 && "CIKMOV".indexOf(inward.charAt(2)) < 0;
        return shape(inward).equals("9AA")
                && OUTWARD_CODES.contains(shape(one.toUpperCase(Locale.ROOT)))
                && (one.length() >= 3 || Character.isUpperCase(one.charAt(0)))
                && letters
                && !unit;
    }

    /** SW1A, M1, EC2V: the first half of a British code. */
    static boolean isOutwardCode(Tokens tokens, int at) {
        return tokens.kind(at) == TokenKind.MIXED
                && tokens.length(at) <= 4
                && OUTWARD_CODES.contains(shape(tokens.text().substring(tokens.start(at), tokens.end(at))));
    }

    private static String shape(String code) {
        StringBuilder shape = new StringBuilder(code.length());
        for (int at = 0; at < code.length(); at++) {
            char c = code.charAt(at);
            shape.append(Character.isDigit(c) ? '9' : c >= 'A' && c <= 'Z' ? 'A' : 'x');
        }
        return shape.toString();
    }
}
