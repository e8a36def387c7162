package health.pratique.format.fhir.rule;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Invariants of what holds other resources: Bundle, Parameters, Composition, List, Linkage. */
final class BundleRules {

    private BundleRules() {}

    static void addTo(Invariants rules) {
        rules.on("Bundle")
                .rule("bdl-1", b -> b.lacks("total") || b.is("type", "searchset", "history"))
                .rule("bdl-2", b -> b.is("type", "searchset") || none(b, "search"))
                .rule("bdl-3", b -> all(b, "request", b.is("type", "batch", "transaction", "history")))
                .rule(
                        "bdl-4",
                        b -> all(b, "response", b.is("type", "batch-response", "transaction-response", "history")))
                .rule("bdl-7", b -> b.is("type", "history") || isDistinct(b))
                .rule("bdl-9", b -> isNot(b, "document") || isIdentified(b))
                .rule("bdl-10", b -> isNot(b, "document") || b.object().get("timestamp") != null)
                .rule("bdl-11", b -> isNot(b, "document") || beginsWith(b, "Composition"))
                .rule("bdl-12", b -> isNot(b, "message") || beginsWith(b, "MessageHeader"));
        rules.on("Bundle.entry")
                .rule("bdl-5", e -> e.hasAny("resource", "request", "response"))
                .rule("bdl-8", e -> !e.text("fullUrl").contains("/_history/"));
        rules.on("Parameters.parameter").rule("inv-1", BundleRules::holdsOne);
        rules.on("Composition.section")
                .rule("cmp-1", s -> s.hasAny("text", "entry", "section"))
                .rule("cmp-2", s -> s.lacks("emptyReason") || s.lacks("entry"));
        rules.on("List")
                .rule("lst-1", l -> l.lacks("emptyReason") || l.lacks("entry"))
                .rule("lst-2", l -> l.is("mode", "changes") || none(l, "deleted"))
                .rule("lst-3", l -> l.is("mode", "working") || none(l, "date"));
        rules.on("Linkage").rule("lnk-1", l -> l.count("item") > 1);
    }

    private static boolean none(Node list, String member) {
        return list.each("entry").stream().allMatch(entry -> entry.lacks(member));
    }

    private static boolean all(Node bundle, String member, boolean there) {
        return bundle.each("entry").stream().allMatch(entry -> entry.has(member) == there);
    }

    private static boolean isNot(Node bundle, String type) {
        return !bundle.is("type", type);
    }

    private static boolean isDistinct(Node bundle) {
        Set<List<String>> seen = new HashSet<>();
        for (Node entry : bundle.each("entry")) {
            if (entry.has("fullUrl") && !seen.add(List.of(entry.text("fullUrl"), version(entry)))) {
                return false;
            }
        }
        return true;
    }

    private static String version(Node entry) {
        for (Node resource : entry.each("resource")) {
            for (Node meta : resource.each("meta")) {
                return meta.text("versionId");
            }
        }
        return "";
    }

    private static boolean isIdentified(Node bundle) {
        return bundle.each("identifier").stream().anyMatch(identifier -> identifier.hasBoth("system", "value"));
    }

    private static boolean beginsWith(Node bundle, String type) {
        List<Node> entries = bundle.each("entry");
        return !entries.isEmpty()
                && entries.getFirst().each("resource").stream().anyMatch(first -> first.is("resourceType", type));
    }

    private static boolean holdsOne(Node parameter) {
        boolean value = parameter.hasChoice("value");
        boolean resource = parameter.has("resource");
        return parameter.has("part") ? !value && !resource : value != resource;
    }
}
