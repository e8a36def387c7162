package health.pratique.consent;

import health.pratique.model.ConsentDecision;

/** One thing that a provision is limited to. What it lists are alternatives: one of them is enough. */
public sealed interface ConsentCriterion
        permits PurposeCriterion,
                ActionCriterion,
                ActorCriterion,
                ClassCriterion,
                CodeCriterion,
                LabelCriterion,
                DataPeriodCriterion {

    /** @param ruling of the provision that it limits */
    Match matches(ConsentQuestion question, ConsentDecision ruling);

    /** Whether all that matches this one matches the other too, whatever is asked. False for one of another sort. */
    boolean isWithin(ConsentCriterion other);
}
