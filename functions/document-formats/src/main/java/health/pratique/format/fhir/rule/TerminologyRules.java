package health.pratique.format.fhir.rule;

import java.util.HashSet;
import java.util.Set;

/** Invariants of code systems, value sets, concept maps, naming systems and what servers of them can do. */
final class TerminologyRules {

    private TerminologyRules() {}

    static void addTo(Invariants rules) {
        rules.on("CodeSystem").rule("csd-1", s -> isDistinct(s, new HashSet<>()));
        rules.on("ValueSet.compose.include", "ValueSet.compose.exclude")
                .rule("vsd-1", i -> i.hasAny("valueSet", "system"))
                .rule("vsd-2", i -> !i.hasAny("concept", "filter") || i.has("system"))
                .rule("vsd-3", i -> i.lacks("concept") || i.lacks("filter"));
        rules.on("ValueSet.expansion.contains")
                .rule("vsd-6", c -> c.hasAny("code", "display"))
                .rule("vsd-9", c -> c.has("code") || c.isTrue("abstract"))
                .rule("vsd-10", c -> c.lacks("code") || c.has("system"));
        rules.on("ConceptMap.group.element.target")
                .rule("cmd-1", t -> t.has("comment") || !t.is("equivalence", "narrower", "inexact"));
        rules.on("ConceptMap.group.unmapped")
                .rule("cmd-2", u -> !u.is("mode", "fixed") || u.has("code"))
                .rule("cmd-3", u -> !u.is("mode", "other-map") || u.has("url"));
        rules.on("NamingSystem")
                .rule(
                        "nsd-1",
                        n -> !n.is("kind", "root")
                                || n.each("uniqueId").stream().noneMatch(u -> u.is("type", "uuid")))
                .rule("nsd-2", TerminologyRules::isOnePreferredByType);
        rules.on("TerminologyCapabilities")
                .rule("tcp-2", t -> t.hasAny("description", "software", "implementation"))
                .rule("tcp-3", t -> !t.is("kind", "instance") || t.has("implementation"))
                .rule("tcp-4", t -> !t.is("kind", "capability") || t.lacks("implementation") && t.has("software"))
                .rule("tcp-5", t -> !t.is("kind", "requirements") || !t.hasAny("implementation", "software"));
        rules.on("TerminologyCapabilities.codeSystem")
                .rule(
                        "tcp-1",
                        c -> c.count("version") <= 1
                                || c.each("version").stream().allMatch(version -> version.has("code")));
    }

    private static boolean isDistinct(Node holder, Set<String> seen) {
        for (Node concept : holder.each("concept")) {
            String code = concept.text("code");
            if (!code.isEmpty() && !seen.add(code) || !isDistinct(concept, seen)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOnePreferredByType(Node system) {
        Set<String> types = new HashSet<>();
        return system.each("uniqueId").stream()
                .filter(id -> id.isTrue("preferred") && id.has("type"))
                .allMatch(id -> types.add(id.text("type")));
    }
}
