package health.pratique.compliance.rule;

import java.util.Arrays;

/**
 * Where the lines of a text end, from its beginning on: at each character that {@code \R} takes for an end, so that of two that end a
 * line together the second ends an empty one. Each character is searched for by itself, which is many times as fast as looking at all.
 */
final class LineEnds {

    private static final String ENDS = "\n\r\u000b\f\u0085\u2028\u2029";

    private final String text;
    /** Those that stand in the text, and where the next one is. */
    private final int[] present;

    private final int[] next;

    LineEnds(String text) {
        this.text = text;
        this.present = ENDS.chars().filter(end -> text.indexOf(end) >= 0).toArray();
        this.next = Arrays.stream(present).map(end -> search(end, 0)).toArray();
    }

    /** @param from no smaller than when last asked */
    int atOrBehind(int from) {
        int nearest = text.length();
        for (int at = 0; at < present.length; at++) {
            if (next[at] < from) {
                next[at] = search(present[at], from);
            }
            nearest = Math.min(nearest, next[at]);
        }
        return nearest;
    }

    private int search(int end, int from) {
        int at = text.indexOf(end, from);
        return at < 0 ? text.length() : at;
    }
}
