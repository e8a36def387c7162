package health.pratique.consent.fhir;

import health.pratique.consent.ConsentCode;
import health.pratique.consent.ConsentCriterion;
import health.pratique.consent.ConsentPeriod;
import health.pratique.consent.ConsentRule;
import health.pratique.consent.ConsentScope;
import health.pratique.consent.PurposeCriterion;
import health.pratique.model.ConsentDecision;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What Consent.scope, policyRule and the root provision say together. R4 calls the root provision an exception to the base
 * policy, gives it no type, and lets it carry the consent's period; senders differ. Where two readings decide differently, the
 * one that permits less is taken, or the consent is refused.
 */
record BaseRule(Provisions provisions) {

    private static final Set<String> PERMITTING = Set.of("OPTIN", "OPTINR");
    private static final Set<String> REFUSING = Set.of("OPTOUT", "OPTOUTE");

    ConsentRule of(Place consent) {
        ConsentScope scope = scope(consent);
        Optional<ConsentDecision> base = base(consent);
        Optional<Place> root = consent.one("provision");
        if (root.isEmpty()) {
            return leaf(
                    base.orElseThrow(() -> consent.refused("required", "provision")),
                    scope,
                    ConsentPeriod.ALWAYS,
                    List.of());
        }
        Place provision = root.get();
        Optional<ConsentDecision> type =
                provision.has("type") ? Optional.of(Provisions.type(provision)) : Optional.empty();
        if (base.isEmpty()) {
            return provisions.rule(provision, type.orElseThrow(() -> provision.refused("required", "type")), scope);
        }
        return type.map(ruling -> typed(provision, base.get(), ruling, scope))
                .orElseGet(() -> untyped(provision, base.get(), scope));
    }

    /** A permit on a permitting base limits it; any other is an exception to the base. */
    private ConsentRule typed(Place root, ConsentDecision base, ConsentDecision ruling, ConsentScope scope) {
        return base == ConsentDecision.PERMIT && ruling == ConsentDecision.PERMIT
                ? provisions.rule(root, ruling, scope)
                : exception(root, base, ruling, scope);
    }

    /** As in R4's own examples: what names actors or content turns the base around; a period alone is the consent's. */
    private ConsentRule untyped(Place root, ConsentDecision base, ConsentScope scope) {
        if (provisions.scope(root).criteria().isEmpty()) {
            return provisions.rule(root, base, scope);
        }
        boolean namesWhomOrWhat =
                root.has("actor") || root.has("class") || root.has("code") || root.has("securityLabel");
        if (!namesWhomOrWhat) {
            throw root.refused("ambiguous", "type");
        }
        return exception(
                root, base, base == ConsentDecision.PERMIT ? ConsentDecision.DENY : ConsentDecision.PERMIT, scope);
    }

    /** The consent as a whole is in force only while its root provision is. */
    private ConsentRule exception(Place root, ConsentDecision base, ConsentDecision ruling, ConsentScope scope) {
        ConsentRule own = provisions.rule(root, ruling, ConsentScope.EVERYTHING);
        return leaf(base, scope, own.period(), List.of(own));
    }

    private static ConsentRule leaf(
            ConsentDecision ruling, ConsentScope scope, ConsentPeriod period, List<ConsentRule> exceptions) {
        return new ConsentRule(ruling, scope, period, List.of(), exceptions);
    }

    private static Optional<ConsentDecision> base(Place consent) {
        Set<String> rules = consent.all("policyRule").stream()
                .flatMap(rule -> {
                    rule.only("id", "coding", "text");
                    return Codings.codes(rule.all("coding")).stream();
                })
                .filter(code -> code.system().equals(ConsentCode.ACT_CODE))
                .map(ConsentCode::code)
                .collect(Collectors.toUnmodifiableSet());
        boolean permits = rules.stream().anyMatch(PERMITTING::contains);
        boolean refuses = rules.stream().anyMatch(REFUSING::contains);
        if (permits && refuses) {
            throw consent.refused("ambiguous", "policyRule");
        }
        return permits
                ? Optional.of(ConsentDecision.PERMIT)
                : refuses ? Optional.of(ConsentDecision.DENY) : Optional.empty();
    }

    /** Consent to care and advance directives say nothing of the use of documents. */
    private static ConsentScope scope(Place consent) {
        Set<String> scopes = Codings.concepts(consent.all("scope")).stream()
                .map(ConsentCode::code)
                .collect(Collectors.toUnmodifiableSet());
        if (scopes.equals(Set.of("patient-privacy"))) {
            return ConsentScope.EVERYTHING;
        }
        if (scopes.equals(Set.of("research"))) {
            ConsentCriterion research = new PurposeCriterion(Set.of("HRESCH"));
            return new ConsentScope(List.of(research));
        }
        throw consent.refused("code", "scope");
    }
}
