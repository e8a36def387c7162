package health.pratique.consent;

import health.pratique.model.ConsentDecision;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Only if these take part. Of those in one role, one is enough; of each role that is named there must be one ("records that A
 * keeps, given to B").
 */
public record ActorCriterion(Set<ConsentActor> actors) implements ConsentCriterion {

    public ActorCriterion {
        actors = Set.copyOf(actors);
    }

    @Override
    public Match matches(ConsentQuestion question, ConsentDecision ruling) {
        return actors.stream()
                .map(ConsentActor::role)
                .distinct()
                .map(role -> actors.stream()
                        .filter(actor -> Objects.equals(actor.role(), role))
                        .map(actor -> takesPart(actor, question.facts().actors()))
                        .reduce(Match.NO, Match::or))
                .reduce(Match.YES, Match::and);
    }

    private static Match takesPart(ConsentActor actor, Known<ConsentActor> present) {
        boolean known = present.values().stream()
                .anyMatch(one -> one.reference().equals(actor.reference())
                        && (one.role() == null
                                || actor.role() == null
                                || one.role().equals(actor.role())));
        return known ? Match.YES : present.complete() ? Match.NO : Match.MAYBE;
    }

    @Override
    public boolean isWithin(ConsentCriterion other) {
        return other instanceof ActorCriterion wider
                && wider.actors.stream().map(ConsentActor::role).distinct().allMatch(role -> isWithin(wider, role));
    }

    private boolean isWithin(ActorCriterion wider, @Nullable ConsentCode role) {
        Set<ConsentActor> mine = inRole(role);
        return !mine.isEmpty() && wider.actors.containsAll(mine);
    }

    private Set<ConsentActor> inRole(@Nullable ConsentCode role) {
        return actors.stream()
                .filter(actor -> Objects.equals(actor.role(), role))
                .collect(Collectors.toUnmodifiableSet());
    }
}
