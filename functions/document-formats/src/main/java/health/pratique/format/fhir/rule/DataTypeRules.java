package health.pratique.format.fhir.rule;

import health.pratique.format.json.JsonNumber;
import java.math.BigDecimal;

/** Invariants of data types (R4, 2.24) and metadata types (2.25). */
final class DataTypeRules {

    static final String UCUM = "http://unitsofmeasure.org";

    private DataTypeRules() {}

    static void addTo(Invariants rules) {
        quantities(rules);
        rules.on("Attachment").rule("att-1", a -> a.lacks("data") || a.has("contentType"));
        rules.on("ContactPoint").rule("cpt-2", c -> c.lacks("value") || c.has("system"));
        rules.on("Extension").rule("ext-1", e -> e.has("extension") != e.hasChoice("value"));
        rules.on("Period").rule("per-1", p -> !Moments.isAfter(p.text("start"), p.text("end")));
        rules.on("Reference").rule("ref-1", DataTypeRules::isLocalTargetThere);
        rules.on("Expression").rule("exp-1", e -> e.hasAny("expression", "reference"));
        rules.on("DataRequirement.codeFilter").rule("drq-1", f -> f.has("path") != f.has("searchParam"));
        rules.on("DataRequirement.dateFilter").rule("drq-2", f -> f.has("path") != f.has("searchParam"));
        rules.on("TriggerDefinition")
                .rule("trd-1", t -> t.lacks("data") || t.lacksChoice("timing"))
                .rule("trd-2", t -> t.lacks("condition") || t.has("data"))
                .rule("trd-3", DataTypeRules::isTriggerWhole);
    }

    private static void quantities(Invariants rules) {
        rules.on("Quantity", "SimpleQuantity", "MoneyQuantity", "Age", "Count", "Distance", "Duration")
                .rule("qty-3", q -> q.lacks("code") || q.has("system"));
        rules.on("Age").rule("age-1", q -> isCodedInUcum(q) && isPositive(q));
        rules.on("Distance").rule("dis-1", DataTypeRules::isCodedInUcum);
        rules.on("Count").rule("cnt-3", q -> isCodedInUcum(q) && (q.lacks("code") || q.is("code", "1")) && isWhole(q));
        rules.on("Duration").rule("drt-1", q -> q.lacks("code") || q.is("system", UCUM) && q.has("value"));
        rules.on("Range").rule("rng-2", DataTypeRules::isInOrder);
        rules.on("Ratio")
                .rule("rat-1", r -> r.has("numerator") == r.has("denominator") && r.hasAny("numerator", "extension"));
    }

    private static boolean isCodedInUcum(Node quantity) {
        return (quantity.has("code") || quantity.lacks("value"))
                && (quantity.lacks("system") || quantity.is("system", UCUM));
    }

    private static boolean isPositive(Node quantity) {
        return quantity.number("value").map(value -> value.signum() > 0).orElse(true);
    }

    private static boolean isWhole(Node quantity) {
        return !(quantity.object().get("value") instanceof JsonNumber(String digits) && digits.contains("."));
    }

    /** Quantities of different units are not compared: what would be wrong in one unit may be right in two. */
    private static boolean isInOrder(Node range) {
        for (Node low : range.each("low")) {
            for (Node high : range.each("high")) {
                BigDecimal least = low.number("value").orElse(null);
                BigDecimal most = high.number("value").orElse(null);
                boolean comparable = low.text("code").equals(high.text("code"))
                        && low.text("system").equals(high.text("system"))
                        && low.text("unit").equals(high.text("unit"));
                if (comparable && least != null && most != null && least.compareTo(most) > 0) {
                    return false;
                }
            }
        }
        return true;
    }

    /** {@code #} alone is the resource that contains this one. */
    private static boolean isLocalTargetThere(Node reference) {
        String target = reference.text("reference");
        if (!target.startsWith("#") || target.length() == 1) {
            return true;
        }
        String id = target.substring(1);
        return Node.of(reference.container()).each("contained").stream().anyMatch(one -> one.is("id", id));
    }

    private static boolean isTriggerWhole(Node trigger) {
        return switch (trigger.text("type")) {
            case "named-event" -> trigger.has("name");
            case "periodic" -> trigger.hasChoice("timing");
            case "data-changed", "data-added", "data-modified", "data-removed", "data-accessed", "data-access-ended" ->
                trigger.has("data");
            // An unknown type breaks its binding, not this rule.
            case String other -> true;
        };
    }
}
