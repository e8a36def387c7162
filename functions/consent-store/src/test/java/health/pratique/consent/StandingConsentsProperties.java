package health.pratique.consent;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.model.ConsentDecision;
import health.pratique.model.DocumentKind;
import health.pratique.model.PurposeOfUse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Where consents do not look inside, what stands inside changes no answer. */
class StandingConsentsProperties {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final ConsentCode HIV = new ConsentCode("http://loinc.org", "75622-1");
    private static final ConsentCode OBSERVATION = new ConsentCode("http://hl7.org/fhir/resource-types", "Observation");
    private static final ConsentQuestion QUESTION =
            ConsentSamples.question(ConsentSamples.NORTH, ConsentSamples.someSubject());

    @Property
    void theAnswerIsTheSameWhateverStandsInside(
            @ForAll("rules") List<ConsentRule> rules,
            @ForAll("known") Known<ConsentCode> codes,
            @ForAll("known") Known<ConsentCode> classes,
            @ForAll DocumentKind kind,
            @ForAll boolean policy) {
        StandingConsents standing = standing(rules, policy);
        if (!standing.lookInside(QUESTION.subject())) {
            ConsentQuestion other = new ConsentQuestion(
                    QUESTION.document(),
                    QUESTION.execution(),
                    QUESTION.custodian(),
                    QUESTION.subject(),
                    QUESTION.purpose(),
                    kind,
                    QUESTION.facts().withCodes(codes).withClasses(classes));

            assertThat(standing.answer(other, NOW)).isEqualTo(standing.answer(QUESTION, NOW));
        }
    }

    @Example
    void anExceptionForContentIsALookInside() {
        ConsentRule outer = ConsentRule.of(ConsentDecision.PERMIT)
                .except(ConsentRule.of(ConsentDecision.DENY, new CodeCriterion(Set.of(HIV))));

        assertThat(standing(List.of(outer), false).lookInside(QUESTION.subject()))
                .isTrue();
    }

    private static StandingConsents standing(List<ConsentRule> rules, boolean policy) {
        List<ConsentProvision> provisions = rules.stream()
                .map(rule -> new ConsentProvision(
                        ConsentSamples.NORTH, new ConsentReference(new UUID(1, rules.indexOf(rule)), 1), rule, NOW))
                .toList();
        return new StandingConsents(Map.of(QUESTION.subject(), provisions), Set.of(), policy ? 1 : null);
    }

    @Provide
    Arbitrary<List<ConsentRule>> rules() {
        return Combinators.combine(rule(), rule().list().ofMaxSize(2))
                .as((rule, exceptions) -> rule.except(exceptions.toArray(ConsentRule[]::new)))
                .list()
                .ofMaxSize(4);
    }

    private static Arbitrary<ConsentRule> rule() {
        ConsentCode restricted = new ConsentCode(ConsentCode.CONFIDENTIALITY, "R");
        Arbitrary<ConsentCriterion> criterion = Arbitraries.of(
                PurposeCriterion.of(PurposeOfUse.TREAT),
                PurposeCriterion.of(PurposeOfUse.HRESCH),
                new LabelCriterion(Set.of(restricted)),
                new CodeCriterion(Set.of(HIV)),
                new ClassCriterion(Set.of(OBSERVATION)),
                ClassCriterion.of(DocumentKind.CLAIM));
        return Combinators.combine(
                        Arbitraries.of(ConsentDecision.class), criterion.list().ofMaxSize(2))
                .as((ruling, criteria) -> ConsentRule.of(ruling, criteria.toArray(ConsentCriterion[]::new)));
    }

    @Provide
    Arbitrary<Known<ConsentCode>> known() {
        return Combinators.combine(Arbitraries.of(HIV, OBSERVATION).set().ofMaxSize(2), Arbitraries.of(true, false))
                .as(Known::new);
    }
}
