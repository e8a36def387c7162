package health.pratique.consent;

import health.pratique.model.ConsentDecision;

/**
 * Marks a provision as a restriction of processing (45 CFR 164.522(a), GDPR 18): it is more specific than any that is none, so that
 * no permit silences it, however narrow or new. It limits nothing by itself.
 */
public record RestrictionCriterion() implements ConsentCriterion {

    @Override
    public Match matches(ConsentQuestion question, ConsentDecision ruling) {
        return Match.YES;
    }

    @Override
    public boolean isWithin(ConsentCriterion other) {
        return true;
    }
}
