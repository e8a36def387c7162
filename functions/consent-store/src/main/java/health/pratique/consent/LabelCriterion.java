package health.pratique.consent;

import health.pratique.model.ConsentDecision;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Only for content with one of these security labels. A level of confidentiality is a high-water mark (FHIR R4,
 * Consent.provision.securityLabel): a permit for a level holds for what is at it or below, a refusal for what is at it or above.
 */
public record LabelCriterion(Set<ConsentCode> labels) implements ConsentCriterion {

    /** HL7 v3 Confidentiality, the lowest first. */
    private static final List<String> LEVELS = List.of("U", "L", "M", "N", "R", "V");

    /** @throws IllegalArgumentException for a level of confidentiality that is none */
    public LabelCriterion {
        labels = Set.copyOf(labels);
        if (labels.stream().anyMatch(label -> isLevel(label) && !LEVELS.contains(label.code()))) {
            throw new IllegalArgumentException("a level of confidentiality is one of U, L, M, N, R, V");
        }
    }

    @Override
    public Match matches(ConsentQuestion question, ConsentDecision ruling) {
        Known<ConsentCode> known = question.facts().labels();
        return labels.stream()
                .map(label -> isLevel(label) ? level(label, known, ruling) : known.holds(label))
                .reduce(Match.NO, Match::or);
    }

    private static Match level(ConsentCode label, Known<ConsentCode> known, ConsentDecision ruling) {
        Set<ConsentCode> levels =
                known.values().stream().filter(LabelCriterion::isLevel).collect(Collectors.toUnmodifiableSet());
        if (levels.isEmpty()) {
            // Content that bears no level is of an unknown one: it is not permitted by a level, and refused only if it
            // may bear one.
            return known.complete() ? Match.NO : Match.MAYBE;
        }
        int mark = LEVELS.indexOf(label.code());
        boolean matches = ruling == ConsentDecision.PERMIT
                ? levels.stream().allMatch(one -> LEVELS.indexOf(one.code()) <= mark)
                : levels.stream().anyMatch(one -> LEVELS.indexOf(one.code()) >= mark);
        return matches ? Match.YES : known.complete() ? Match.NO : Match.MAYBE;
    }

    private static boolean isLevel(ConsentCode label) {
        return label.system().equals(ConsentCode.CONFIDENTIALITY);
    }

    /** What de-identification can do in place of a refusal; empty unless it can for each of the labels. */
    Set<String> redactions() {
        List<Optional<String>> each =
                labels.stream().map(SensitiveContent::redaction).toList();
        return each.stream().allMatch(Optional::isPresent)
                ? each.stream().flatMap(Optional::stream).collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }

    @Override
    public boolean isWithin(ConsentCriterion other) {
        return other instanceof LabelCriterion wider && wider.labels.containsAll(labels);
    }
}
