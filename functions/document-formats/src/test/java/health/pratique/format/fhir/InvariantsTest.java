package health.pratique.format.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.fault.Breach;
import health.pratique.format.fhir.OfficialInvariants.Constraint;
import health.pratique.format.fhir.rule.Invariants;
import health.pratique.format.json.JsonObject;
import health.pratique.format.json.JsonReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The invariants in Java say what R4's own say in FHIRPath, on resources that keep and break them by chance. */
class InvariantsTest {

    private static final int ROUNDS = 8;

    private static final OfficialInvariants OFFICIAL = new OfficialInvariants(FhirR4.context());
    private static final Map<String, List<Constraint>> BY_RESOURCE = OFFICIAL.constraints().stream()
            .collect(Collectors.groupingBy(c -> c.path().split("\\.")[0]));

    /** Checked where objects are walked, about markup, or in need of a resource elsewhere: see Invariants. */
    private static final Set<String> NOT_IN_TABLES =
            Set.of("ele-1", "dom-2", "dom-3", "dom-4", "dom-5", "txt-1", "txt-2", "ctm-1");

    /** R4 states these five again under keys of their own for the same types. */
    private static final Set<String> REPEATED = Set.of("tst-6", "tst-8", "tst-9", "tst-11", "tst-13");

    /** A name of an element is a matter of whoever defines one: its signs are not checked. */
    private static final Set<String> LEFT_OUT = Set.of("eld-11", "eld-19", "sdf-19");

    /** Let pass when in doubt: dates of unequal precision, quantities of unequal units, a maximum that is no number, no URL. */
    private static final Set<String> LENIENT = Set.of("per-1", "rng-2", "eld-2", "inv-1", "mdd-1", "bdl-8", "sdf-22");

    /** The engine knows no types without R4's definitions at hand. */
    private static final Set<String> NOT_EVALUATED = Set.of("ras-2");

    @Test
    void everyInvariantOfErrorSeverityHasItsRule() {
        Set<String> official =
                OFFICIAL.constraints().stream().map(Constraint::key).collect(Collectors.toCollection(TreeSet::new));
        official.removeAll(NOT_IN_TABLES);
        official.removeAll(REPEATED);
        official.removeAll(LEFT_OUT);
        official.add("sqty-1");
        assertThat(Invariants.r4().keys()).isEqualTo(official);
    }

    static Stream<String> types() {
        Set<String> types = new TreeSet<>(FhirR4.context().getResourceTypes());
        types.removeAll(Set.of("DomainResource", "Resource"));
        return types.stream();
    }

    @ParameterizedTest
    @MethodSource("types")
    void theRulesInJavaAgreeWithTheRulesInFhirPath(String type) {
        for (int seed = 0; seed < ROUNDS; seed++) {
            String json = new RandomResources(seed).json(type);
            Base resource = (Base) FhirR4.context().newJsonParser().parseResource(json);
            List<Breach> breaches = FhirCheck.breaches((JsonObject) JsonReader.read(json, 64, 1_000_000), "", 10_000);
            Set<String> ours = breaches.stream().map(Breach::rule).collect(Collectors.toSet());
            assertThat(ours).as("%s %d misses none", type, seed).containsAll(officiallyBroken(type, resource));
            for (Breach breach : breaches) {
                assertThat(isConfirmed(resource, breach))
                        .as("%d %s", seed, breach)
                        .isTrue();
            }
        }
    }

    private static Set<String> officiallyBroken(String type, Base resource) {
        Set<String> broken = new TreeSet<>();
        for (Constraint constraint : BY_RESOURCE.getOrDefault(type, List.of())) {
            boolean compared = Invariants.r4().keys().contains(constraint.key())
                    && !LENIENT.contains(constraint.key())
                    && !NOT_EVALUATED.contains(constraint.key());
            if (compared) {
                for (Base element : OFFICIAL.at(resource, constraint.path().replace("[x]", ""))) {
                    if (!OFFICIAL.holds(resource, element, constraint)) {
                        broken.add(constraint.key());
                    }
                }
            }
        }
        return broken;
    }

    /** A breach of an invariant is one by its expression too, where the element can be found by its path. */
    private static boolean isConfirmed(Base resource, Breach breach) {
        List<Constraint> stated = OFFICIAL.constraints().stream()
                .filter(constraint -> constraint.key().equals(breach.rule()))
                .filter(constraint -> !NOT_EVALUATED.contains(constraint.key()))
                .toList();
        List<Base> elements = breach.path().contains(".resource") ? List.of() : at(resource, breach.path());
        List<Base> candidates = new ArrayList<>(elements);
        return stated.isEmpty()
                || candidates.isEmpty()
                || stated.stream().anyMatch(constraint -> candidates.stream()
                        .anyMatch(one -> !holdsAt(resource, one, constraint)));
    }

    private static boolean holdsAt(Base resource, Base element, Constraint constraint) {
        String[] steps = constraint.path().split("\\.");
        String last = steps[steps.length - 1];
        // Rules on one member of a type are told at the type.
        Base inner = element.getNamedProperty(last) == null
                ? null
                : element.getNamedProperty(last).getValues().stream()
                        .findFirst()
                        .orElse(null);
        return OFFICIAL.holds(resource, element, constraint)
                && (inner == null || OFFICIAL.holds(resource, inner, constraint));
    }

    /** In FHIRPath a choice goes by its name without type. */
    private static List<Base> at(Base resource, String path) {
        List<Base> found = List.of(resource);
        for (String step : path.substring(path.indexOf('.') < 0 ? path.length() : path.indexOf('.') + 1)
                .split("\\.")) {
            if (step.isEmpty()) {
                continue;
            }
            List<Base> next = found.stream()
                    .flatMap(one -> OFFICIAL.at(one, step).stream())
                    .toList();
            String name = step;
            while (next.isEmpty() && name.length() > 1) {
                name = name.substring(0, name.length() - 1);
                String shorter = name;
                next = Character.isUpperCase(step.charAt(name.length()))
                        ? found.stream()
                                .flatMap(one -> OFFICIAL.at(one, shorter).stream())
                                .toList()
                        : List.of();
            }
            found = next;
        }
        return found;
    }
}
