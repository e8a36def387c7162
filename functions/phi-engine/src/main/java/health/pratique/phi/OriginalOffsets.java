package health.pratique.phi;

import java.util.List;

/**
 * From places in a de-identified text back to the original one. Within a replacement a place means the whole of what was
 * replaced.
 */
final class OriginalOffsets {

    private final List<PhiSpan> redacted;
    private final List<PhiSpan> replacements;

    /** The i-th replacement stands for the i-th redacted span. */
    OriginalOffsets(List<PhiSpan> redacted, List<PhiSpan> replacements) {
        if (redacted.size() != replacements.size()) {
            throw new IllegalArgumentException("every redacted span has one replacement");
        }
        this.redacted = redacted;
        this.replacements = replacements;
    }

    PhiSpan of(PhiSpan found) {
        return new PhiSpan(
                offset(found.start(), false),
                offset(found.end(), true),
                found.type(),
                found.confidence(),
                found.detector());
    }

    private int offset(int place, boolean end) {
        int shift = 0;
        for (int at = 0; at < replacements.size(); at++) {
            PhiSpan replacement = replacements.get(at);
            boolean before = end ? place <= replacement.start() : place < replacement.start();
            if (before) {
                break;
            }
            boolean inside = end ? place <= replacement.end() : place < replacement.end();
            if (inside) {
                return end ? redacted.get(at).end() : redacted.get(at).start();
            }
            shift = redacted.get(at).end() - replacement.end();
        }
        return place + shift;
    }
}
