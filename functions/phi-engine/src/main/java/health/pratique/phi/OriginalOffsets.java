package health.pratique.phi;

import java.util.List;

/**
 * From places in a de-identified text back to the original one. Within a replacement a place means the whole of what was
 * replaced. A place takes the time of a search by halving: a long text may have ten thousand replacements. Prints as {@code [PHI]}.
 */
public final class OriginalOffsets {

    private final List<PhiSpan> redacted;
    private final List<PhiSpan> replacements;

    /**
     * The i-th replacement stands for the i-th redacted span.
     *
     * @param redacted sorted, without overlap
     * @param replacements sorted, without overlap
     * @throws IllegalArgumentException if there are more of one than of the other
     */
    public OriginalOffsets(List<PhiSpan> redacted, List<PhiSpan> replacements) {
        if (redacted.size() != replacements.size()) {
            throw new IllegalArgumentException("every redacted span has one replacement");
        }
        this.redacted = redacted;
        this.replacements = replacements;
    }

    public PhiSpan of(PhiSpan found) {
        return new PhiSpan(
                offset(found.start(), false),
                offset(found.end(), true),
                found.type(),
                found.confidence(),
                found.detector());
    }

    private int offset(int place, boolean end) {
        int next = firstReaching(place, end);
        if (next < replacements.size()) {
            int start = replacements.get(next).start();
            if (end ? place > start : place >= start) {
                return end ? redacted.get(next).end() : redacted.get(next).start();
            }
        }
        int shift = next == 0
                ? 0
                : redacted.get(next - 1).end() - replacements.get(next - 1).end();
        return place + shift;
    }

    /** The first replacement that ends behind the place, or at it if the place ends a span. */
    private int firstReaching(int place, boolean end) {
        int low = 0;
        int high = replacements.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            int reached = replacements.get(middle).end();
            if (end ? reached < place : reached <= place) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Override
    public String toString() {
        return "[PHI]";
    }
}
