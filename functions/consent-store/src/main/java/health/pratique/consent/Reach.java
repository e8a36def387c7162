package health.pratique.consent;

import health.pratique.model.ConsentDecision;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A provision that speaks of a question and to which no exception applies.
 *
 * @param scope what limits it, with what limits the provisions around it
 * @param redactions of a refusal that de-identification can carry out, in place of refusing the document; else empty
 */
record Reach(
        ConsentProvision origin,
        ConsentDecision ruling,
        ConsentScope scope,
        List<String> obligations,
        Set<String> redactions) {

    boolean permits() {
        return ruling == ConsentDecision.PERMIT;
    }

    boolean refuses() {
        return !permits() && redactions.isEmpty();
    }

    boolean redacts() {
        return !redactions.isEmpty();
    }

    /** @param at only what is in force then counts */
    static Stream<Reach> of(ConsentProvision provision, ConsentQuestion question, Instant at) {
        return of(provision, provision.rule(), ConsentScope.EVERYTHING, Match.YES, question, at).stream();
    }

    private static List<Reach> of(
            ConsentProvision origin,
            ConsentRule rule,
            ConsentScope around,
            Match matchAround,
            ConsentQuestion question,
            Instant at) {
        Match match = matchAround.and(rule.scope().matches(question, rule.ruling()));
        if (match == Match.NO || !rule.period().contains(at)) {
            return List.of();
        }
        ConsentScope scope = around.and(rule.scope());
        List<Reach> exceptions = rule.exceptions().stream()
                .flatMap(exception -> of(origin, exception, scope, match, question, at).stream())
                .toList();
        boolean counts = rule.ruling() == ConsentDecision.DENY || match == Match.YES;
        if (!counts || exceptions.stream().anyMatch(exception -> !exception.redacts())) {
            return exceptions;
        }
        Set<String> redactions = rule.ruling() == ConsentDecision.DENY ? redactions(rule, question) : Set.of();
        Reach own = new Reach(origin, rule.ruling(), scope, rule.obligations(), redactions);
        return Stream.concat(Stream.of(own), exceptions.stream()).toList();
    }

    /** Content that a document may or may not have can be taken out of it; a document that is such content as a whole is refused. */
    private static Set<String> redactions(ConsentRule refusal, ConsentQuestion question) {
        return refusal.scope().criteria().stream()
                .filter(LabelCriterion.class::isInstance)
                .map(LabelCriterion.class::cast)
                .filter(labels -> labels.matches(question, refusal.ruling()) == Match.MAYBE)
                .flatMap(labels -> labels.redactions().stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
