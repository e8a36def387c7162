package health.pratique.phi;

/**
 * One place in a text that holds PHI. It has no text of its own, so it may be printed.
 *
 * @param start first UTF-16 unit, inclusive
 * @param end last UTF-16 unit, exclusive; greater than {@code start}
 * @param confidence above 0, at most 1
 * @param detector who found it, such as {@code local/names}; several are joined by {@code +}
 */
public record PhiSpan(int start, int end, PhiType type, double confidence, String detector) {

    public PhiSpan {
        if (start < 0 || end <= start) {
            throw new IllegalArgumentException("a span starts at 0 or later and holds at least one character");
        }
        if (!(confidence > 0 && confidence <= 1)) {
            throw new IllegalArgumentException("a confidence is above 0 and at most 1");
        }
    }

    public int length() {
        return end - start;
    }

    public boolean overlaps(PhiSpan other) {
        return start < other.end && other.start < end;
    }

    /** The same span so many units further on: for text that was cut out of a longer one. */
    public PhiSpan shifted(int units) {
        return units == 0 ? this : new PhiSpan(start + units, end + units, type, confidence, detector);
    }

    /** The text that the span covers. It is PHI: for the caller's eyes only. */
    public String of(String text) {
        return text.substring(start, end);
    }
}
