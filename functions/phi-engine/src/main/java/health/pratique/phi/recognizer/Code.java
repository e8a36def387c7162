package health.pratique.phi.recognizer;

import health.pratique.phi.text.Flag;
import health.pratique.phi.text.TokenKind;
import health.pratique.phi.text.Tokens;
import health.pratique.phi.text.WordShape;
import java.util.Locale;
import java.util.Set;

/** Reads codes: letters and digits joined by signs. */
final class Code {

    private static final Set<String> UNITS = Set.of(
            "kg", "g", "gm", "mg", "mcg", "ug", "ng", "l", "ml", "dl", "cc", "cm", "mm", "m", "c", "f", "lb", "lbs",
            "oz", "bpm", "mmhg", "meq", "mmol", "iu", "units", "u", "gy", "fr", "kpa", "hr", "hrs", "min", "mins", "wk",
            "wks");

    private Code() {}

    /** The last token of the code that begins here, or -1: letters and digits joined by - / . _ with a digit somewhere. */
    static int value(Tokens tokens, int from) {
        if (!codePart(tokens, from) || isQuantity(tokens, from)) {
            return -1;
        }
        int last = from;
        while (last - from < 16
                && tokens.joined(last + 1)
                && (codePart(tokens, last + 1)
                        || (tokens.isSign(last + 1, "-/._*")
                                && tokens.joined(last + 2)
                                && codePart(tokens, last + 2)))) {
            last++;
        }
        return digits(tokens, from, last) > 0 ? last : spacedPrefix(tokens, from);
    }

    /** 68kg, 12.5mg, 38.2C: a number with its unit behind a word that is also a label is measured, not given out. */
    private static boolean isQuantity(Tokens tokens, int from) {
        boolean decimal = tokens.isNumber(from) && tokens.isSign(from + 1, '.') && tokens.joined(from + 1);
        int at = decimal ? from + 2 : from;
        if (tokens.kind(at) != TokenKind.MIXED || decimal && !tokens.joined(at)) {
            return false;
        }
        int letter = tokens.start(at);
        while (letter < tokens.end(at) && Character.isDigit(tokens.text().charAt(letter))) {
            letter++;
        }
        return letter > tokens.start(at)
                && UNITS.contains(
                        tokens.text().substring(letter, tokens.end(at)).toLowerCase(Locale.ROOT))
                && (decimal || letter - tokens.start(at) <= 4 && tokens.end(at) - letter > 1);
    }

    /** A prefix of capitals apart from its digits: AB 123456. */
    private static int spacedPrefix(Tokens tokens, int from) {
        boolean prefix = tokens.length(from) <= 4
                && (tokens.shape(from) == WordShape.UPPER || tokens.shape(from) == WordShape.INITIAL);
        boolean zip = tokens.is(from, Flag.STATE_CODE) && tokens.isNumber(from + 1, 5, 5);
        return prefix && !zip && tokens.isNumber(from + 1, 4, 12) ? from + 1 : -1;
    }

    /**
     * The last token of a code that may be written in groups: SX 884 120 337 BR, 418.207.336-05, 088,417, k 447 118 a; or -1. What
     * follows a single space belongs to it only when nothing else follows that it could belong to, such as a unit or a month.
     */
    static int groups(Tokens tokens, int from) {
        int last = value(tokens, from);
        if (last < 0 || last == from + 1 && !tokens.joined(last)) {
            boolean prefix = tokens.isWord(from) && tokens.length(from) <= 4 && isGroup(tokens, from + 1);
            boolean word = tokens.shape(from) == WordShape.LOWER
                            && tokens.is(from, Flag.COMMON | Flag.ENGLISH)
                            && tokens.length(from) > 1
                    || tokens.is(from, Flag.MONTH | Flag.WEEKDAY);
            boolean zip = tokens.is(from, Flag.STATE_CODE) && tokens.isNumber(from + 1, 5, 5);
            if (!prefix || word || zip || tokens.start(from + 1) - tokens.end(from) > 1) {
                return last;
            }
            last = value(tokens, from + 1);
        }
        int sure = digits(tokens, from, last) >= 4 || !tokens.isWord(from) || tokens.joined(from + 1) ? last : -1;
        while (last - from < 14) {
            int next = last + 1;
            if (tokens.isSign(next, ',')
                    && tokens.joined(next)
                    && tokens.joined(next + 1)
                    && tokens.isNumber(next + 1, 3, 3)) {
                last = next + 1;
            } else if (isGroup(tokens, next) && tokens.start(next) - tokens.end(last) == 1) {
                last = value(tokens, next);
            } else if (last == from
                    && tokens.isNumber(last, 6, 12)
                    && tokens.shape(next) == WordShape.INITIAL
                    && tokens.start(next) - tokens.end(last) == 1
                    && ends(tokens, next + 1)) {
                return next;
            } else if (tokens.isWord(next)
                    && tokens.length(next) <= 2
                    && tokens.start(next) - tokens.end(last) == 1
                    && last > from
                    && !tokens.is(next, Flag.COMMON)
                    && ends(tokens, next + 1)
                    && !PhoneRecognizer.unitFollows(tokens, last)) {
                return next;
            } else {
                break;
            }
        }
        return ends(tokens, last + 1) && digits(tokens, from, last) >= 4 ? last : sure;
    }

    /** Digits, with letters or hyphens or without, that are neither a date nor a decimal. */
    private static boolean isGroup(Tokens tokens, int at) {
        if (tokens.kind(at) != TokenKind.MIXED && !tokens.isNumber(at, 1, 10)) {
            return false;
        }
        int last = value(tokens, at);
        for (int sign = at + 1; sign <= last; sign++) {
            if (tokens.isSign(sign, "./*_")
                    && !(tokens.isSign(sign, '/') && sign == last - 1 && tokens.length(at) >= 3)) {
                return false;
            }
        }
        return last >= at && tokens.length(at) <= 10;
    }

    private static boolean ends(Tokens tokens, int next) {
        return next >= tokens.size()
                || tokens.isLineEnd(next)
                || tokens.isSign(next, ",;.)]|\"'\u201d\u2019\u2013")
                || tokens.start(next) - tokens.end(next - 1) > 1;
    }

    private static boolean codePart(Tokens tokens, int at) {
        TokenKind kind = tokens.kind(at);
        return kind == TokenKind.NUMBER
                || kind == TokenKind.MIXED
                || (kind == TokenKind.WORD && tokens.length(at) <= 12);
    }

    static int digits(Tokens tokens, int first, int last) {
        int count = 0;
        for (int at = tokens.start(first); at < tokens.end(last); at++) {
            count += Character.isDigit(tokens.text().charAt(at)) ? 1 : 0;
        }
        return count;
    }

    static int alphanumerics(Tokens tokens, int first, int last) {
        int count = 0;
        for (int at = tokens.start(first); at < tokens.end(last); at++) {
            count += Character.isLetterOrDigit(tokens.text().charAt(at)) ? 1 : 0;
        }
        return count;
    }
}
