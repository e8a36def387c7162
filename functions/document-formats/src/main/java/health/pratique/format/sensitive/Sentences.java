package health.pratique.format.sensitive;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a text into pieces that are kept or withheld as a whole, white space behind them included: sentences, lines that are no part of
 * a sentence, and whole sections where told.
 */
final class Sentences {

    private Sentences() {}

    /** @param sections pieces that are not to be cut, in order, without overlap */
    static List<SensitiveWords.Place> of(String text, List<SensitiveWords.Place> sections) {
        List<SensitiveWords.Place> pieces = new ArrayList<>();
        int start = 0;
        for (SensitiveWords.Place section : sections) {
            cut(text, start, section.start(), pieces);
            pieces.add(section);
            start = section.end();
        }
        cut(text, start, text.length(), pieces);
        return pieces;
    }

    private static void cut(String text, int from, int to, List<SensitiveWords.Place> pieces) {
        int start = from;
        for (int at = from; at < to; at++) {
            if (ends(text, at, to)) {
                int end = at + 1;
                while (end < to && Character.isWhitespace(text.charAt(end))) {
                    end++;
                }
                pieces.add(new SensitiveWords.Place(start, end));
                start = end;
                at = end - 1;
            }
        }
        if (start < to) {
            pieces.add(new SensitiveWords.Place(start, to));
        }
    }

    /** A line ends a sentence unless the next goes on in lower case: notes are wrapped, lists are not. */
    private static boolean ends(String text, int at, int to) {
        char c = text.charAt(at);
        int next = at + 1;
        if (c == '\n') {
            while (next < to && (text.charAt(next) == ' ' || text.charAt(next) == '\t')) {
                next++;
            }
            return next >= to || !Character.isLowerCase(text.charAt(next));
        }
        return (c == '.' || c == '!' || c == '?' || c == ';') && next < to && Character.isWhitespace(text.charAt(next));
    }
}
