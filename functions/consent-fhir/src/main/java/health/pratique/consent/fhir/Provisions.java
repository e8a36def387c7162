package health.pratique.consent.fhir;

import health.pratique.consent.ActionCriterion;
import health.pratique.consent.ClassCriterion;
import health.pratique.consent.CodeCriterion;
import health.pratique.consent.ConsentCode;
import health.pratique.consent.ConsentCriterion;
import health.pratique.consent.ConsentPeriod;
import health.pratique.consent.ConsentRule;
import health.pratique.consent.ConsentScope;
import health.pratique.consent.DataPeriodCriterion;
import health.pratique.consent.LabelCriterion;
import health.pratique.consent.PurposeCriterion;
import health.pratique.fault.DocumentRejected;
import health.pratique.model.ConsentDecision;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Consent.provision as rules with exceptions. Each of its criteria is understood, or the consent is refused. */
record Provisions(Actors actors) {

    private static final String[] MEMBERS = {
        "id",
        "type",
        "period",
        "actor",
        "action",
        "securityLabel",
        "purpose",
        "class",
        "code",
        "dataPeriod",
        "provision"
    };

    ConsentRule rule(Place provision, ConsentDecision ruling, ConsentScope also) {
        provision.only(MEMBERS);
        List<ConsentRule> exceptions = new ArrayList<>();
        for (Place exception : provision.all("provision")) {
            exceptions.add(rule(exception, type(exception), ConsentScope.EVERYTHING));
        }
        ConsentPeriod period = provision.one("period").map(FhirTime::period).orElse(ConsentPeriod.ALWAYS);
        try {
            return new ConsentRule(ruling, also.and(scope(provision)), period, List.of(), exceptions);
        } catch (IllegalArgumentException tooMuch) {
            throw provision.refused("too-many", "provision");
        }
    }

    /** R4: required in nested provisions. */
    static ConsentDecision type(Place provision) {
        return switch (provision.required("type")) {
            case "permit" -> ConsentDecision.PERMIT;
            case "deny" -> ConsentDecision.DENY;
            default -> throw provision.refused("code", "type");
        };
    }

    ConsentScope scope(Place provision) {
        List<ConsentCriterion> criteria = new ArrayList<>();
        if (provision.has("purpose")) {
            Set<ConsentCode> purposes = Codings.codes(provision.all("purpose"));
            criteria.add(known(
                    provision,
                    "purpose",
                    () -> new PurposeCriterion(words(provision, "purpose", purposes, ConsentCode.ACT_REASON))));
        }
        if (provision.has("action")) {
            Set<ConsentCode> actions = Codings.concepts(provision.all("action"));
            criteria.add(known(
                    provision,
                    "action",
                    () -> new ActionCriterion(words(provision, "action", actions, ConsentCode.CONSENT_ACTION))));
        }
        if (provision.has("actor")) {
            criteria.add(actors.criterion(provision.all("actor")));
        }
        if (provision.has("class")) {
            criteria.add(new ClassCriterion(Codings.codes(provision.all("class"))));
        }
        if (provision.has("code")) {
            criteria.add(new CodeCriterion(Codings.concepts(provision.all("code"))));
        }
        if (provision.has("securityLabel")) {
            Set<ConsentCode> labels = Codings.codes(provision.all("securityLabel"));
            criteria.add(known(provision, "securityLabel", () -> new LabelCriterion(labels)));
        }
        provision.one("dataPeriod").ifPresent(period -> criteria.add(new DataPeriodCriterion(FhirTime.period(period))));
        return new ConsentScope(criteria);
    }

    @FunctionalInterface
    private interface Criterion {
        ConsentCriterion make();
    }

    private static ConsentCriterion known(Place provision, String member, Criterion criterion) {
        try {
            return criterion.make();
        } catch (DocumentRejected refused) {
            throw refused;
        } catch (IllegalArgumentException unknown) {
            throw provision.refused("code", member);
        }
    }

    private static Set<String> words(Place provision, String member, Collection<ConsentCode> codes, String system) {
        if (!codes.stream().allMatch(code -> code.system().equals(system))) {
            throw provision.refused("system", member);
        }
        return codes.stream().map(ConsentCode::code).collect(Collectors.toUnmodifiableSet());
    }
}
