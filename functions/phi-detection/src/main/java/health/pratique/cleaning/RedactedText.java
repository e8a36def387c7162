package health.pratique.cleaning;

import health.pratique.phi.DeidentifiedText;
import health.pratique.phi.OriginalOffsets;
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
        return Optional.of(new OriginalOffsets(redacted, result.replacements()).of(span));
    }

    @Override
    public String toString() {
        return "[PHI]";
    }
}
