package health.pratique.configuration;

import org.jspecify.annotations.Nullable;

/**
 * How long this custodian keeps originals, and under which state's law.
 *
 * @param state two capital letters of the state, district or territory; absent where only federal law is asked
 * @param originalsKeptYears absent where nobody said
 * @param minorsKeptUntilAge up to which age of the patient a minor's record is kept at least; absent where nobody said
 */
public record RetentionPlan(
        @Nullable String state,
        @Nullable Integer originalsKeptYears,
        @Nullable Integer minorsKeptUntilAge) {

    public static final RetentionPlan UNSAID = new RetentionPlan(null, null, null);
}
