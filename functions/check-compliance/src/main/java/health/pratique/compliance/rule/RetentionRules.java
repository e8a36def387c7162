package health.pratique.compliance.rule;

import static health.pratique.configuration.RulePack.RETENTION;
import static health.pratique.model.Severity.WARN;

import health.pratique.compliance.ComplianceFacts;
import health.pratique.compliance.ComplianceRule;
import health.pratique.compliance.StatedRule;
import health.pratique.compliance.statement.DateSpan;
import health.pratique.configuration.RetentionPlan;
import health.pratique.retention.RetentionClass;
import health.pratique.retention.StateRetention;
import java.util.List;
import java.util.Optional;

/** How long originals are kept. No document is held for it: what is wrong is the custodian's plan, and that is noted with each. */
public final class RetentionRules {

    private static final int MAJORITY = 18;

    public static final List<ComplianceRule> ALL = List.of(
            new RetentionClassKnown(),
            new StatedRule(
                    RETENTION,
                    "retention-state-known",
                    WARN,
                    "42 CFR 482.11(b)",
                    "The configured state has its term in the table below: a longer term of a state holds beside federal law.",
                    "ask for the state's law, and configure retention.originalsKeptYears by it",
                    facts -> plan(facts).state() == null || state(facts).isPresent()),
            new StatedRule(
                    RETENTION,
                    "retention-federal-term",
                    WARN,
                    "45 CFR 164.316(b)(2)(i); 42 CFR 482.24(b)(1)",
                    "The configured term is at least that of the document's retention class.",
                    "raise retention.originalsKeptYears to the term of the class",
                    facts -> keptFor(
                            facts,
                            RetentionClass.of(facts.document().kind())
                                    .map(RetentionClass::years)
                                    .orElse(0))),
            new StatedRule(
                    RETENTION,
                    "retention-state-term",
                    WARN,
                    "the state's law, in the table below",
                    "The configured term is at least that of the configured state for this kind of document.",
                    "raise retention.originalsKeptYears to the state's term",
                    facts -> keptFor(
                            facts, state(facts).map(StateRetention::years).orElse(0))),
            new StatedRule(
                    RETENTION,
                    "retention-minors",
                    WARN,
                    "the state's law, in the table below",
                    "The record of a minor is kept until the age that the configured state sets.",
                    "set retention.minorsKeptUntilAge to at least the state's age",
                    RetentionRules::minorKept));

    private RetentionRules() {}

    private static RetentionPlan plan(ComplianceFacts facts) {
        return facts.configuration().retention();
    }

    private static Optional<StateRetention> state(ComplianceFacts facts) {
        return Optional.ofNullable(plan(facts).state())
                .flatMap(state -> StateRetention.of(state, facts.document().kind()));
    }

    private static boolean keptFor(ComplianceFacts facts, int years) {
        Integer kept = plan(facts).originalsKeptYears();
        return kept == null || kept >= years;
    }

    private static boolean minorKept(ComplianceFacts facts) {
        Integer asked = state(facts).map(StateRetention::minorsUntilAge).orElse(null);
        Integer kept = plan(facts).minorsKeptUntilAge();
        return asked == null || kept != null && kept >= asked || !ofMinor(facts);
    }

    private static boolean ofMinor(ComplianceFacts facts) {
        return facts.said().patients().stream()
                .flatMap(patient -> Optional.ofNullable(patient.birthDate()).stream())
                .flatMap(birth -> DateSpan.ofFhir(birth).stream())
                .anyMatch(birth -> birth.isAfter(facts.today().minusYears(MAJORITY)));
    }
}
