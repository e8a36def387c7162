package health.pratique.phi.recognizer;

import health.pratique.phi.text.Flag;
import health.pratique.phi.text.TokenKind;
import health.pratique.phi.text.Tokens;
import health.pratique.phi.text.WordShape;

/** Reads codes: letters and digits joined by signs. */
final class Code {

    private Code() {}

    /** The last token of the code that begins here, or -1: letters and digits joined by - / . _ with a digit somewhere. */
    static int value(Tokens tokens, int from) {
        if (!codePart(tokens, from)) {
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

    /** A prefix of capitals apart from its digits: AB 123456. */
    private static int spacedPrefix(Tokens tokens, int from) {
        boolean prefix = tokens.length(from) <= 4
                && (tokens.shape(from) == WordShape.UPPER || tokens.shape(from) == WordShape.INITIAL);
        boolean zip = tokens.is(from, Flag.STATE_CODE) && tokens.isNumber(from + 1, 5, 5);
        return prefix && !zip && tokens.isNumber(from + 1, 4, 12) ? from + 1 : -1;
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
