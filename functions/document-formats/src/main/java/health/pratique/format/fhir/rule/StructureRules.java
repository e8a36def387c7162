package health.pratique.format.fhir.rule;

import java.util.List;
import java.util.stream.Stream;

/** Invariants of StructureDefinition. */
final class StructureRules {

    private static final String R4_URL = "http://hl7.org/fhir/StructureDefinition";

    private StructureRules() {}

    static void addTo(Invariants rules) {
        rules.on("StructureDefinition.mapping").rule("sdf-2", m -> m.hasAny("name", "uri"));
        whole(rules);
        snapshots(rules);
        differentials(rules);
    }

    private static void whole(Invariants rules) {
        rules.on("StructureDefinition")
                .rule(
                        "sdf-1",
                        s -> s.is("derivation", "constraint")
                                || ConformanceRules.isDistinct(elements(s, "snapshot"), "path"))
                .rule("sdf-4", s -> s.isTrue("abstract") || s.has("baseDefinition"))
                .rule(
                        "sdf-5",
                        s -> !s.is("type", "Extension") || s.is("derivation", "specialization") || s.has("context"))
                .rule("sdf-6", s -> s.hasAny("snapshot", "differential"))
                .rule("sdf-9", s -> both(s).filter(StructureRules::isRoot)
                        .noneMatch(e -> e.hasAny("label", "code", "requirements")))
                .rule("sdf-11", StructureRules::beginsWithType)
                .rule("sdf-14", s -> both(s).allMatch(e -> e.has("id")))
                .rule(
                        "sdf-15",
                        s -> s.is("kind", "logical") || first(s, "snapshot").allMatch(e -> e.lacks("type")))
                .rule(
                        "sdf-15a",
                        s -> s.is("kind", "logical")
                                || first(s, "differential")
                                        .filter(StructureRules::isRoot)
                                        .allMatch(e -> e.lacks("type")))
                .rule("sdf-16", s -> hasDistinctIds(s, "snapshot"))
                .rule("sdf-17", s -> hasDistinctIds(s, "differential"))
                .rule("sdf-18", s -> s.lacks("contextInvariant") || s.is("type", "Extension"))
                .rule(
                        "sdf-21",
                        s -> s.is("derivation", "specialization")
                                || elements(s, "differential").stream().allMatch(e -> e.lacksChoice("defaultValue")))
                .rule(
                        "sdf-22",
                        s -> !s.text("url").startsWith(R4_URL) || both(s).allMatch(e -> e.lacksChoice("defaultValue")))
                .rule("sdf-23", s -> both(s).filter(StructureRules::isRoot).allMatch(e -> e.lacks("sliceName")));
    }

    private static void snapshots(Invariants rules) {
        rules.on("StructureDefinition.snapshot")
                .rule("sdf-3", s -> s.each("element").stream()
                        .allMatch(e -> e.has("definition") && e.hasBoth("min", "max")))
                .rule("sdf-8", s -> isUnder(s, s.ofResource().text("type")))
                .rule("sdf-8b", s -> s.each("element").stream().allMatch(e -> e.has("base")))
                .rule("sdf-10", s -> s.each("element").stream()
                        .flatMap(e -> e.each("binding").stream())
                        .allMatch(b -> b.hasAny("valueSet", "description")));
    }

    private static void differentials(Invariants rules) {
        rules.on("StructureDefinition.differential")
                .rule("sdf-8a", s -> isUnder(s, s.ofResource().text("type")))
                .rule("sdf-20", s -> s.each("element").stream()
                        .filter(StructureRules::isRoot)
                        .allMatch(e -> e.lacks("slicing")));
    }

    private static List<Node> elements(Node structure, String view) {
        return structure.each(view).stream()
                .flatMap(v -> v.each("element").stream())
                .toList();
    }

    private static Stream<Node> both(Node structure) {
        return Stream.concat(elements(structure, "snapshot").stream(), elements(structure, "differential").stream());
    }

    private static Stream<Node> first(Node structure, String view) {
        return elements(structure, view).stream().limit(1);
    }

    private static boolean isRoot(Node element) {
        return element.text("path").indexOf('.') < 0;
    }

    private static boolean beginsWithType(Node structure) {
        return structure.is("kind", "logical")
                || first(structure, "snapshot").allMatch(e -> e.text("path").equals(structure.text("type")));
    }

    private static boolean hasDistinctIds(Node structure, String view) {
        List<Node> elements = elements(structure, view);
        return elements.stream().allMatch(e -> e.has("id")) && ConformanceRules.isDistinct(elements, "id");
    }

    private static String root(Node element) {
        String path = element.text("path");
        int dot = path.indexOf('.');
        return dot < 0 ? path : path.substring(0, dot);
    }

    /** A logical model's elements stand under whatever its first element is called. */
    private static boolean isUnder(Node view, String type) {
        List<Node> elements = view.each("element");
        if (elements.isEmpty()) {
            return true;
        }
        String first = elements.getFirst().text("path");
        boolean logical = view.ofResource().is("kind", "logical");
        String root = root(elements.getFirst());
        return (logical || first.startsWith(type))
                && elements.stream().skip(1).allMatch(e -> e.text("path").startsWith(root + "."));
    }
}
