package health.pratique.phi;

import health.pratique.model.ReleasePolicy;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A text after de-identification. Prints as {@code [PHI]}, because under some policies it still is.
 *
 * @param text the new text
 * @param replacements ranges in the <em>new</em> text that were put there in place of PHI, sorted; generalised values too
 * @param counts how many spans were replaced, by type
 * @param policy the one it was made under
 */
public record DeidentifiedText(
        String text, List<PhiSpan> replacements, Map<PhiType, Integer> counts, ReleasePolicy policy) {

    public DeidentifiedText {
        replacements = List.copyOf(replacements);
        counts = Collections.unmodifiableMap(new TreeMap<>(counts));
    }

    /**
     * What is left: those spans of a second detection over {@link #text()} that the policy would change and that hold a letter
     * or digit that is not one of our own replacements. A document with any is not released.
     */
    public List<PhiSpan> residual(List<PhiSpan> secondPass) {
        Replacement replacement = Replacement.keyless(policy);
        return secondPass.stream()
                .filter(span -> holdsTextOfItsOwn(span) && replacement.changes(span.type(), span.of(text)))
                .toList();
    }

    private boolean holdsTextOfItsOwn(PhiSpan span) {
        int at = span.start();
        for (int next = firstEndingBehind(at); next < replacements.size(); next++) {
            PhiSpan ours = replacements.get(next);
            if (ours.start() >= span.end()) {
                break;
            }
            if (anyLetterOrDigit(at, ours.start())) {
                return true;
            }
            at = ours.end();
        }
        return anyLetterOrDigit(at, span.end());
    }

    /** They are sorted: looked for by halving, because a long text may have ten thousand and as many spans. */
    private int firstEndingBehind(int position) {
        int low = 0;
        int high = replacements.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (replacements.get(middle).end() <= position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private boolean anyLetterOrDigit(int from, int to) {
        for (int at = from; at < to; at++) {
            if (Character.isLetterOrDigit(text.charAt(at))) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return "[PHI]";
    }
}
