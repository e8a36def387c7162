package health.pratique.phi;

/**
 * A stretch of a text. It has no text of its own, so it may be printed.
 *
 * @param start first UTF-16 unit, inclusive
 * @param end last UTF-16 unit, exclusive; greater than {@code start}
 */
public record TextRange(int start, int end) {

    public TextRange {
        if (start < 0 || end <= start) {
            throw new IllegalArgumentException("a range starts at 0 or later and holds at least one character");
        }
    }

    public int length() {
        return end - start;
    }

    /** The text of the range. It is PHI: for the caller's eyes only. */
    public String of(String text) {
        return text.substring(start, end);
    }
}
