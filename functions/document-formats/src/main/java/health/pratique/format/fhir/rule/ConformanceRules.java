package health.pratique.format.fhir.rule;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Invariants of definitions that systems exchange: capabilities, operations, messages, measures, guides, maps, searches. */
final class ConformanceRules {

    private ConformanceRules() {}

    static void addTo(Invariants rules) {
        capabilities(rules);
        measures(rules);
        guides(rules);
        rules.on("OperationDefinition.parameter")
                .rule("opd-1", p -> p.hasAny("type", "part"))
                .rule("opd-2", p -> p.lacks("searchType") || p.is("type", "string"))
                .rule("opd-3", p -> p.lacks("targetProfile") || p.is("type", "Reference", "canonical"));
        rules.on("MessageDefinition.focus").rule("md-1", f -> f.is("max", "*") || isPositive(f.text("max")));
        rules.on("StructureMap.group.rule.target")
                .rule("smp-1", t -> t.lacks("element") || t.has("context"))
                .rule("smp-2", t -> t.lacks("context") || t.has("contextType"));
        rules.on("SearchParameter")
                .rule("spd-1", p -> p.lacks("xpath") || p.has("xpathUsage"))
                .rule("spd-2", p -> p.lacks("chain") || p.is("type", "reference"));
    }

    private static void capabilities(Invariants rules) {
        rules.on("CapabilityStatement")
                .rule("cpb-1", c -> c.hasAny("rest", "messaging", "document"))
                .rule("cpb-2", c -> c.hasAny("description", "software", "implementation"))
                .rule(
                        "cpb-3",
                        c -> c.is("kind", "instance")
                                || c.each("messaging").stream().allMatch(m -> m.lacks("endpoint")))
                .rule("cpb-7", ConformanceRules::isDistinctByProfileAndMode)
                .rule("cpb-14", c -> !c.is("kind", "instance") || c.has("implementation"))
                .rule("cpb-15", c -> !c.is("kind", "capability") || c.lacks("implementation") && c.has("software"))
                .rule("cpb-16", c -> !c.is("kind", "requirements") || !c.hasAny("implementation", "software"));
        rules.on("CapabilityStatement.rest").rule("cpb-9", r -> isDistinct(r.each("resource"), "type"));
        rules.on("CapabilityStatement.rest.resource").rule("cpb-12", r -> isDistinct(r.each("searchParam"), "name"));
    }

    private static void measures(Invariants rules) {
        rules.on("Measure").rule("mea-1", m -> m.each("group").stream()
                .flatMap(group -> group.each("stratifier").stream())
                .allMatch(s -> s.hasAny("code", "description", "criteria") != s.has("component")));
        rules.on("MeasureReport")
                .rule("mrp-1", r -> !r.is("type", "data-collection") || r.lacks("group"))
                .rule("mrp-2", r -> r.each("group").stream()
                        .flatMap(group -> group.each("stratifier").stream())
                        .flatMap(stratifier -> stratifier.each("stratum").stream())
                        .allMatch(stratum -> stratum.has("value") != stratum.has("component")));
    }

    private static void guides(Invariants rules) {
        rules.on("ImplementationGuide.definition").rule("ig-1", d -> {
            Set<String> groupings = new HashSet<>();
            d.each("grouping").forEach(grouping -> groupings.add(grouping.text("id")));
            return d.each("resource").stream()
                    .map(resource -> resource.text("groupingId"))
                    .allMatch(id -> id.isEmpty() || groupings.contains(id));
        });
        rules.on("ImplementationGuide").rule("ig-2", g -> {
            List<String> versions = g.texts("fhirVersion");
            return g.each("definition").stream()
                    .flatMap(definition -> definition.each("resource").stream())
                    .allMatch(resource -> versions.containsAll(resource.texts("fhirVersion")));
        });
    }

    private static boolean isDistinctByProfileAndMode(Node capabilities) {
        Set<String> seen = new HashSet<>();
        return capabilities.each("document").stream()
                .allMatch(document -> seen.add(document.text("profile") + document.text("mode")));
    }

    static boolean isDistinct(List<Node> nodes, String member) {
        Set<String> seen = new HashSet<>();
        return nodes.stream().map(node -> node.text(member)).allMatch(value -> value.isEmpty() || seen.add(value));
    }

    private static boolean isPositive(String number) {
        return !number.isEmpty()
                && number.chars().allMatch(c -> c >= '0' && c <= '9')
                && number.chars().anyMatch(c -> c != '0');
    }
}
