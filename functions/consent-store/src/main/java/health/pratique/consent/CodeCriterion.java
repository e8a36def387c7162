package health.pratique.consent;

import health.pratique.model.ConsentDecision;
import java.util.Set;

/** Only for content with one of these clinical codes. */
public record CodeCriterion(Set<ConsentCode> codes) implements ConsentCriterion {

    public CodeCriterion {
        codes = Set.copyOf(codes);
    }

    @Override
    public Match matches(ConsentQuestion question, ConsentDecision ruling) {
        return codes.stream().map(question.facts().codes()::holds).reduce(Match.NO, Match::or);
    }

    @Override
    public boolean isWithin(ConsentCriterion other) {
        return other instanceof CodeCriterion wider && wider.codes.containsAll(codes);
    }
}
