package health.pratique.phi.text;

import health.pratique.phi.PhiSpan;
import health.pratique.phi.TextRange;
import java.util.Arrays;

/** A stretch of text as it was probably meant, with the way back to the text as it stands. Prints as {@code [PHI]}. */
public final class Reading {

    private final String text;
    private final int[] starts;
    private final int[] ends;

    private Reading(String text, int[] starts, int[] ends) {
        this.text = text;
        this.starts = starts;
        this.ends = ends;
    }

    /** Words as they stand. */
    static Reading asItStands(String text, int from, int to) {
        int[] starts = new int[to - from];
        int[] ends = new int[to - from];
        for (int at = from; at < to; at++) {
            starts[at - from] = at;
            ends[at - from] = at + 1;
        }
        return new Reading(text.substring(from, to), starts, ends);
    }

    public String text() {
        return text;
    }

    /** Where the character stands in the original text. */
    int originalStart(int at) {
        return starts[at];
    }

    /** Where what ends before {@code end} here ends in the original text. */
    int originalEnd(int end) {
        return Math.max(ends[end - 1], starts[end - 1] + 1);
    }

    /** Where a range stands in the original text. */
    TextRange range(int start, int end) {
        return new TextRange(originalStart(start), originalEnd(end));
    }

    /** The span where it stands in the original text. */
    public PhiSpan original(PhiSpan span) {
        return new PhiSpan(
                originalStart(span.start()), originalEnd(span.end()), span.type(), span.confidence(), span.detector());
    }

    @Override
    public String toString() {
        return "[PHI]";
    }

    /** Changes to a reading, to be given from the first to the last. */
    static final class Draft {

        private final Reading before;
        private final StringBuilder out;
        private int[] starts;
        private int[] ends;
        private int copied;
        private int changes;

        Draft(Reading before) {
            this.before = before;
            this.out = new StringBuilder(before.text.length() + 64);
            this.starts = new int[before.text.length() + 64];
            this.ends = new int[before.text.length() + 64];
        }

        /** Another text for a range, or something put in if the range is empty. A range that was changed already is left. */
        void replace(int start, int end, String by) {
            if (start < copied) {
                return;
            }
            copy(start);
            boolean alike = by.length() == end - start;
            int place = start < before.starts.length ? before.starts[start] : originalLength();
            for (int at = 0; at < by.length(); at++) {
                int from = alike ? before.starts[start + at] : place;
                int to = alike ? before.ends[start + at] : end > start ? before.ends[end - 1] : place;
                add(by.charAt(at), from, to);
            }
            copied = end;
            changes++;
        }

        boolean isEmpty() {
            return changes == 0;
        }

        Reading finished() {
            copy(before.text.length());
            return new Reading(out.toString(), Arrays.copyOf(starts, out.length()), Arrays.copyOf(ends, out.length()));
        }

        private int originalLength() {
            return before.ends.length == 0 ? 0 : before.ends[before.ends.length - 1];
        }

        private void copy(int to) {
            for (int at = copied; at < to; at++) {
                add(before.text.charAt(at), before.starts[at], before.ends[at]);
            }
            copied = to;
        }

        private void add(char c, int start, int end) {
            if (out.length() == starts.length) {
                starts = Arrays.copyOf(starts, starts.length * 2);
                ends = Arrays.copyOf(ends, ends.length * 2);
            }
            starts[out.length()] = start;
            ends[out.length()] = end;
            out.append(c);
        }
    }
}
