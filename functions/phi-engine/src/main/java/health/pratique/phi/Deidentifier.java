package health.pratique.phi;

import health.pratique.model.ReleasePolicy;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Takes PHI out of one subject's text as a release policy says. The same value of the same subject is always replaced in the
 * same way, in every document. Thread-safe. Prints as {@code [KEY]}.
 */
public final class Deidentifier {

    private final ReleasePolicy policy;
    private final Replacement replacement;

    private Deidentifier(ReleasePolicy policy, Replacement replacement) {
        this.policy = policy;
        this.replacement = replacement;
    }

    /**
     * @param subjectKey a key of this subject alone, at least 32 bytes, see {@code SubjectSecret}
     * @throws IllegalArgumentException if the key is shorter
     */
    public static Deidentifier of(ReleasePolicy policy, byte[] subjectKey) {
        return of(policy, subjectKey, Clock.systemUTC());
    }

    /** As {@link #of(ReleasePolicy, byte[])}, with a clock of the caller's for the rule on years that tell an age over 89. */
    public static Deidentifier of(ReleasePolicy policy, byte[] subjectKey, Clock clock) {
        return new Deidentifier(policy, new Replacement(policy, new SubjectKey(subjectKey), clock));
    }

    /** The text with every span changed that the policy changes. Spans may overlap and come in any order. */
    public DeidentifiedText deidentify(String text, List<PhiSpan> spans) {
        StringBuilder out = new StringBuilder(text.length() + 64);
        List<PhiSpan> replacements = new ArrayList<>();
        Map<PhiType, Integer> counts = new EnumMap<>(PhiType.class);
        int at = 0;
        for (PhiSpan span : redacted(text, spans)) {
            out.append(text, at, span.start());
            int start = out.length();
            out.append(replacement.of(span.type(), span.of(text)));
            if (out.length() > start) {
                replacements.add(new PhiSpan(start, out.length(), span.type(), span.confidence(), span.detector()));
            }
            counts.merge(span.type(), 1, Integer::sum);
            at = span.end();
        }
        out.append(text, at, text.length());
        return new DeidentifiedText(out.toString(), replacements, counts, policy);
    }

    /**
     * As {@link #deidentify(String, List)}, and then looks again: what a detection over the result still finds goes too, until
     * it finds nothing. A replacement can be the very context that betrays a word beside it.
     *
     * @param rounds how often to look again at most; what is left after that is for {@link DeidentifiedText#residual}
     */
    public DeidentifiedText deidentify(String text, List<PhiSpan> spans, PhiDetector secondLook, int rounds) {
        List<PhiSpan> known = new ArrayList<>(spans);
        DeidentifiedText result = deidentify(text, known);
        for (int round = 0; round < rounds; round++) {
            List<PhiSpan> residual = result.residual(secondLook.detect(result.text()));
            if (residual.isEmpty()) {
                return result;
            }
            OriginalOffsets original = new OriginalOffsets(redacted(text, known), result.replacements());
            residual.forEach(span -> known.add(original.of(span)));
            result = deidentify(text, known);
        }
        return result;
    }

    /** Those spans whose text the policy changes, sorted and united. */
    public List<PhiSpan> redacted(String text, List<PhiSpan> spans) {
        return SpanUnion.unite(List.of(spans.stream()
                .filter(span -> replacement.changes(span.type(), span.of(text)))
                .toList()));
    }

    /**
     * For a structured field whose type is known. A FHIR date ({@code yyyy}, {@code yyyy-MM}, {@code yyyy-MM-dd}, dateTime)
     * stays one; an empty result means that nothing may stay and the element is to be removed.
     */
    public String replacement(PhiType type, String value) {
        String found = replacement.of(type, value);
        return found.equals(type.mask()) && isFhirDate(value) ? "" : found;
    }

    private static boolean isFhirDate(String value) {
        if (value.length() < 4 || (value.length() > 4 && value.charAt(4) != '-')) {
            return false;
        }
        return value.chars().limit(4).allMatch(c -> c >= '0' && c <= '9')
                && WrittenDate.read(value).isPresent();
    }

    @Override
    public String toString() {
        return "[KEY]";
    }
}
