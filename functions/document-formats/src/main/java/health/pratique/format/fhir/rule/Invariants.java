package health.pratique.format.fhir.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The invariants of error severity that R4 (4.0.1) states in its own definitions, by the path of the type that they stand on,
 * such as {@code Patient.contact}. Left out: {@code ele-1} and {@code dom-*}, which hold everywhere and are checked where
 * objects are walked; {@code txt-*}, which are about markup; {@code ctm-1}, which needs the resource behind a reference.
 */
public final class Invariants {

    private static final Invariants R4 = new Invariants();

    private final Map<String, List<Invariant>> byPath = new HashMap<>();

    private Invariants() {
        DataTypeRules.addTo(this);
        SimpleQuantityRules.addTo(this);
        TimingRules.addTo(this);
        BundleRules.addTo(this);
        ClinicalRules.addTo(this);
        AdministrationRules.addTo(this);
        QuestionnaireRules.addTo(this);
        TerminologyRules.addTo(this);
        ConformanceRules.addTo(this);
        ElementDefinitionRules.addTo(this);
        StructureRules.addTo(this);
        TestScriptRules.addTo(this);
    }

    public static Invariants r4() {
        return R4;
    }

    /**
     * @param path of a type: {@code HumanName}, {@code Patient}, or of a backbone element: {@code Patient.contact}
     */
    public List<Invariant> of(String path) {
        return byPath.getOrDefault(path, List.of());
    }

    public Set<String> keys() {
        Set<String> keys = new TreeSet<>();
        byPath.values().forEach(rules -> rules.forEach(rule -> keys.add(rule.key())));
        return keys;
    }

    Paths on(String... paths) {
        return new Paths(List.of(paths));
    }

    /** The paths that the next rules stand on. */
    final class Paths {

        private final List<String> paths;

        private Paths(List<String> paths) {
            this.paths = paths;
        }

        Paths rule(String key, Predicate<Node> holds) {
            for (String path : paths) {
                byPath.computeIfAbsent(path, none -> new ArrayList<>(4)).add(new Invariant(key, holds));
            }
            return this;
        }
    }
}
