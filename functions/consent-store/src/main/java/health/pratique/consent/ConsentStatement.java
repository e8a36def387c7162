package health.pratique.consent;

import health.pratique.model.ConsentDecision;
import health.pratique.model.DocumentKind;
import health.pratique.model.PurposeOfUse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One thing a patient allows or refuses.
 *
 * @param purpose absent means any
 * @param kind absent means any
 * @param obligations what whoever relies on a permit must do, as codes ({@code REDACT_PSYCHOTHERAPY}); at most 16
 */
public record ConsentStatement(
        ConsentDecision ruling,
        @Nullable PurposeOfUse purpose,
        @Nullable DocumentKind kind,
        ConsentPeriod period,
        List<String> obligations) {

    private static final int MAX_OBLIGATIONS = 16;
    private static final Pattern OBLIGATION = Pattern.compile("[A-Z][A-Z0-9_]{0,63}");

    /** @throws IllegalArgumentException for too many or misspelt obligations, or any on a refusal */
    public ConsentStatement {
        obligations = obligations.stream().distinct().sorted().toList();
        if (obligations.size() > MAX_OBLIGATIONS) {
            throw new IllegalArgumentException("a consent carries at most 16 obligations");
        }
        if (!obligations.stream().allMatch(code -> OBLIGATION.matcher(code).matches())) {
            throw new IllegalArgumentException(
                    "an obligation is a code of 1 to 64 upper-case letters, digits and _, such as REDACT_PSYCHOTHERAPY");
        }
        if (ruling == ConsentDecision.DENY && !obligations.isEmpty()) {
            throw new IllegalArgumentException("obligations go with a permit; a refusal has none");
        }
    }

    /** Any use of any document, for good; narrow it with what follows. */
    public static ConsentStatement permit() {
        return new ConsentStatement(ConsentDecision.PERMIT, null, null, ConsentPeriod.ALWAYS, List.of());
    }

    /** No use of any document, for good; narrow it with what follows. */
    public static ConsentStatement deny() {
        return new ConsentStatement(ConsentDecision.DENY, null, null, ConsentPeriod.ALWAYS, List.of());
    }

    public ConsentStatement forPurpose(@Nullable PurposeOfUse only) {
        return new ConsentStatement(ruling, only, kind, period, obligations);
    }

    public ConsentStatement ofKind(@Nullable DocumentKind only) {
        return new ConsentStatement(ruling, purpose, only, period, obligations);
    }

    public ConsentStatement during(ConsentPeriod only) {
        return new ConsentStatement(ruling, purpose, kind, only, obligations);
    }

    public ConsentStatement obliging(List<String> codes) {
        return new ConsentStatement(ruling, purpose, kind, period, codes);
    }

    /** The simplest provision there is: it has no exceptions. */
    ConsentRule rule() {
        List<ConsentCriterion> criteria = new ArrayList<>();
        if (purpose != null) {
            criteria.add(PurposeCriterion.of(purpose));
        }
        if (kind != null) {
            criteria.add(ClassCriterion.of(kind));
        }
        return new ConsentRule(ruling, new ConsentScope(criteria), period, obligations, List.of());
    }
}
