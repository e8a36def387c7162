package health.pratique.consent;

import health.pratique.model.ConsentDecision;
import java.util.List;
import java.util.stream.Stream;

/** What a provision is limited to: all of its criteria must match. Without any it speaks of everything. */
public record ConsentScope(List<ConsentCriterion> criteria) {

    public static final ConsentScope EVERYTHING = new ConsentScope(List.of());

    public ConsentScope {
        criteria = List.copyOf(criteria);
    }

    Match matches(ConsentQuestion question, ConsentDecision ruling) {
        return criteria.stream()
                .map(criterion -> criterion.matches(question, ruling))
                .reduce(Match.YES, Match::and);
    }

    /** What matches both. */
    public ConsentScope and(ConsentScope other) {
        return new ConsentScope(
                Stream.concat(criteria.stream(), other.criteria.stream()).toList());
    }

    boolean isSameAs(ConsentScope other) {
        return isWithin(other) && other.isWithin(this);
    }

    /** Limited by all that limits the other, and by more. Of two that are limited by different things, neither is the more specific. */
    boolean isMoreSpecificThan(ConsentScope other) {
        return isWithin(other) && !other.isWithin(this);
    }

    private boolean isWithin(ConsentScope wider) {
        return wider.criteria.stream().allMatch(limit -> criteria.stream().anyMatch(mine -> mine.isWithin(limit)));
    }
}
