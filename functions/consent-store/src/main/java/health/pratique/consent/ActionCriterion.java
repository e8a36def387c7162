package health.pratique.consent;

import health.pratique.model.ConsentDecision;
import java.util.Map;
import java.util.Set;

/** Only for these actions: codes of FHIR R4's consentaction. */
public record ActionCriterion(Set<String> actions) implements ConsentCriterion {

    /** What is disclosed will be used, and what is used has been accessed: who refuses the one stands against the other. */
    private static final Map<String, Set<String>> LEADS_TO = Map.of(
            "collect",
            Set.of(),
            "access",
            Set.of(),
            "use",
            Set.of("access"),
            "correct",
            Set.of("access"),
            ConsentFacts.DISCLOSE,
            Set.of("access", "use"));

    /** @throws IllegalArgumentException for a code that is none */
    public ActionCriterion {
        actions = Set.copyOf(actions);
        if (!LEADS_TO.keySet().containsAll(actions)) {
            throw new IllegalArgumentException("an action is one of collect, access, use, disclose, correct");
        }
    }

    @Override
    public Match matches(ConsentQuestion question, ConsentDecision ruling) {
        String asked = question.facts().action();
        if (actions.contains(asked)) {
            return Match.YES;
        }
        return LEADS_TO.getOrDefault(asked, Set.of()).stream().anyMatch(actions::contains) ? Match.MAYBE : Match.NO;
    }

    @Override
    public boolean isWithin(ConsentCriterion other) {
        return other instanceof ActionCriterion wider && wider.actions.containsAll(actions);
    }
}
