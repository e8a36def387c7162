package health.pratique.detection.comprehend;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Cuts a text into chunks of fewer than a given number of UTF-8 bytes. A chunk begins and ends at a sentence border where there
 * is one near, else between words, else between code points. Each chunk repeats at least the last {@code overlap} UTF-16 units
 * of the one before, so that whatever is no longer than that lies whole in at least one chunk.
 *
 * @param limitBytes every chunk has fewer bytes than this
 * @param overlap in UTF-16 units
 */
record TextChunks(int limitBytes, int overlap) {

    /** DetectPHI takes up to 20,000 bytes; no identifier is longer than 500 letters, not even a URL in a note. */
    static final TextChunks DETECT_PHI = new TextChunks(20_000, 500);

    /** How many overlaps further back than need be a chunk may begin in order to begin with a sentence. */
    private static final int REACH = 2;

    TextChunks {
        if (overlap < 1 || limitBytes < 32 * overlap) {
            throw new IllegalArgumentException("a chunk has at least 32 bytes for each unit of overlap");
        }
    }

    List<TextChunk> of(String text) {
        List<TextChunk> chunks = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int furthest = furthestEnd(text, start);
            if (furthest == text.length()) {
                chunks.add(new TextChunk(start, furthest));
                break;
            }
            int end = borderAtOrBefore(text, furthest, start + (furthest - start) / 2);
            chunks.add(new TextChunk(start, end));
            start = borderAtOrBefore(text, end - overlap, Math.max(start + 1, end - (1 + REACH) * overlap));
        }
        return chunks;
    }

    private int furthestEnd(String text, int start) {
        int bytes = 0;
        int at = start;
        while (at < text.length()) {
            int codePoint = text.codePointAt(at);
            bytes += utf8Length(codePoint);
            if (bytes >= limitBytes) {
                return at;
            }
            at += Character.charCount(codePoint);
        }
        return at;
    }

    private static int utf8Length(int codePoint) {
        return codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
    }

    private static int borderAtOrBefore(String text, int highest, int lowest) {
        IntPredicate sentence = at -> beginsSentence(text, at);
        IntPredicate word = at -> Character.isWhitespace(text.charAt(at - 1));
        for (IntPredicate border : List.of(sentence, word)) {
            for (int at = highest; at >= lowest; at--) {
                if (border.test(at)) {
                    return at;
                }
            }
        }
        return splitsPair(text, highest) ? highest - 1 : highest;
    }

    private static boolean beginsSentence(String text, int at) {
        char before = text.charAt(at - 1);
        return before == '\n' || at > 1 && Character.isWhitespace(before) && ".!?".indexOf(text.charAt(at - 2)) >= 0;
    }

    private static boolean splitsPair(String text, int at) {
        return Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
    }
}
