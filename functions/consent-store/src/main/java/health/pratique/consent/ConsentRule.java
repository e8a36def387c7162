package health.pratique.consent;

import health.pratique.model.ConsentDecision;
import java.util.List;

/**
 * A provision with the exceptions to it, and the exceptions to those, as FHIR R4 nests them: an exception speaks of part of what
 * its provision speaks of, and counts in its place there.
 *
 * @param obligations what whoever relies on a permit must do, as codes
 */
public record ConsentRule(
        ConsentDecision ruling,
        ConsentScope scope,
        ConsentPeriod period,
        List<String> obligations,
        List<ConsentRule> exceptions) {

    public static final int MAX_DEPTH = 16;
    public static final int MAX_RULES = 500;

    /** @throws IllegalArgumentException for more levels or provisions than a consent may have */
    public ConsentRule {
        obligations = List.copyOf(obligations);
        exceptions = List.copyOf(exceptions);
        if (exceptions.stream().mapToInt(ConsentRule::depth).max().orElse(0) >= MAX_DEPTH) {
            throw new IllegalArgumentException("a consent nests at most " + MAX_DEPTH + " levels of provisions");
        }
        if (exceptions.stream().mapToInt(ConsentRule::size).sum() >= MAX_RULES) {
            throw new IllegalArgumentException("a consent has at most " + MAX_RULES + " provisions");
        }
    }

    public static ConsentRule of(ConsentDecision ruling, ConsentCriterion... criteria) {
        return new ConsentRule(ruling, new ConsentScope(List.of(criteria)), ConsentPeriod.ALWAYS, List.of(), List.of());
    }

    public ConsentRule during(ConsentPeriod only) {
        return new ConsentRule(ruling, scope, only, obligations, exceptions);
    }

    public ConsentRule except(ConsentRule... others) {
        return new ConsentRule(ruling, scope, period, obligations, List.of(others));
    }

    /** Whether it, or an exception to it, depends on what stands in the content. */
    boolean looksInside() {
        return scope.criteria().stream().anyMatch(ConsentCriterion::looksInside)
                || exceptions.stream().anyMatch(ConsentRule::looksInside);
    }

    int depth() {
        return 1 + exceptions.stream().mapToInt(ConsentRule::depth).max().orElse(0);
    }

    int size() {
        return 1 + exceptions.stream().mapToInt(ConsentRule::size).sum();
    }
}
