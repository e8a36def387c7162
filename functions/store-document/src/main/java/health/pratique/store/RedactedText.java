package health.pratique.store;

import health.pratique.phi.DeidentifiedText;
import health.pratique.phi.PhiSpan;
import java.util.List;
import java.util.Optional;

/**
 * A text before and after. Prints as {@code [PHI]}.
 *
 * @param redacted the spans of the original that were replaced, sorted; each has its replacement in {@code result}
 */
record RedactedText(String original, List<PhiSpan> redacted, DeidentifiedText result) {

    /**
     * The span of the original behind a span of the result; one that reaches into a replacement covers all that was replaced.
     * Empty when the replacements cannot be told apart.
     */
    Optional<PhiSpan> origin(PhiSpan span) {
        if (redacted.size() != result.replacements().size()) {
            return Optional.empty();
        }
        int start = origin(span.start(), true);
        int end = origin(span.end(), false);
        return Optional.of(new PhiSpan(start, end, span.type(), span.confidence(), span.detector()));
    }

    private int origin(int position, boolean asStart) {
        int shift = 0;
        for (int i = 0; i < redacted.size(); i++) {
            PhiSpan before = redacted.get(i);
            PhiSpan after = result.replacements().get(i);
            boolean ahead = asStart ? position < after.start() : position <= after.start();
            if (ahead) {
                break;
            }
            boolean inside = asStart ? position < after.end() : position <= after.end();
            if (inside) {
                return asStart ? before.start() : before.end();
            }
            shift = before.end() - after.end();
        }
        return position + shift;
    }

    @Override
    public String toString() {
        return "[PHI]";
    }
}
