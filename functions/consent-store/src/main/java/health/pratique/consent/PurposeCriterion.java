package health.pratique.consent;

import health.pratique.model.ConsentDecision;
import health.pratique.model.PurposeOfUse;
import java.util.List;
import java.util.Set;

/** Only for these purposes and those below them: codes of HL7 v3 PurposeOfUse. */
public record PurposeCriterion(Set<String> purposes) implements ConsentCriterion {

    /** @throws IllegalArgumentException for a code that is none */
    public PurposeCriterion {
        purposes = Set.copyOf(purposes);
        if (!purposes.stream().allMatch(PurposeCodes::isKnown)) {
            throw new IllegalArgumentException("a purpose is a code of HL7 v3 PurposeOfUse");
        }
    }

    static PurposeCriterion of(PurposeOfUse purpose) {
        return new PurposeCriterion(Set.of(purpose.name()));
    }

    /** A use for research may be for clinical trials; one for clinical trials is for research. */
    @Override
    public Match matches(ConsentQuestion question, ConsentDecision ruling) {
        List<String> asked = PurposeCodes.upFrom(question.purpose().name());
        if (asked.stream().anyMatch(purposes::contains)) {
            return Match.YES;
        }
        boolean narrower = purposes.stream().anyMatch(purpose -> PurposeCodes.upFrom(purpose)
                .contains(question.purpose().name()));
        return narrower ? Match.MAYBE : Match.NO;
    }

    @Override
    public boolean isWithin(ConsentCriterion other) {
        return other instanceof PurposeCriterion wider
                && purposes.stream().allMatch(purpose -> PurposeCodes.upFrom(purpose).stream()
                        .anyMatch(wider.purposes::contains));
    }
}
