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
                DataPeriodCriterion,
                RestrictionCriterion {

    /** @param ruling of the provision that it limits */
    Match matches(ConsentQuestion question, ConsentDecision ruling);

    /** Whether it is about what stands in the content, and not only about who asks, why, when, and how the content is labelled. */
    default boolean looksInside() {
        return switch (this) {
            case ClassCriterion limit -> true;
            case CodeCriterion limit -> true;
            case PurposeCriterion limit -> false;
            case ActionCriterion limit -> false;
            case ActorCriterion limit -> false;
            case LabelCriterion limit -> false;
            case DataPeriodCriterion limit -> false;
            case RestrictionCriterion restriction -> false;
        };
    }

    /** Whether all that matches this one matches the other too, whatever is asked. False for one of another sort. */
    boolean isWithin(ConsentCriterion other);
}
