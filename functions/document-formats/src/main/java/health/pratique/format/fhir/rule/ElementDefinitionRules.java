package health.pratique.format.fhir.rule;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;

/** Invariants of the data type ElementDefinition (R4, 2.28). */
final class ElementDefinitionRules {

    private static final Pattern SLICE_NAME = Pattern.compile("[a-zA-Z0-9/\\-_\\[\\]@]+");

    private ElementDefinitionRules() {}

    static void addTo(Invariants rules) {
        types(rules);
        rules.on("ElementDefinition.slicing").rule("eld-1", s -> s.hasAny("discriminator", "description"));
        rules.on("ElementDefinition.binding")
                .rule("eld-12", b -> b.lacks("valueSet") || isAbsolute(b.text("valueSet")));
        rules.on("ElementDefinition")
                .rule("eld-2", ElementDefinitionRules::isInOrder)
                .rule("eld-3", e -> e.lacks("max") || e.is("max", "*") || isNumber(e.text("max")))
                .rule("eld-5", e -> e.lacks("contentReference") || isBare(e))
                .rule("eld-8", e -> e.lacksChoice("pattern") || e.lacksChoice("fixed"))
                .rule("eld-14", e -> ConformanceRules.isDistinct(e.each("constraint"), "key"))
                .rule("eld-15", e -> e.lacksChoice("defaultValue") || e.lacks("meaningWhenMissing"))
                .rule(
                        "eld-16",
                        e -> e.text("sliceName").isEmpty()
                                || SLICE_NAME.matcher(e.text("sliceName")).matches())
                .rule("eld-18", e -> !e.isTrue("isModifier") || e.has("isModifierReason"))
                .rule("eld-22", e -> e.lacks("sliceIsConstraining") || e.has("sliceName"));
    }

    private static void types(Invariants rules) {
        rules.on("ElementDefinition")
                .rule("eld-6", e -> e.lacksChoice("fixed") || e.count("type") <= 1)
                .rule("eld-7", e -> e.lacksChoice("pattern") || e.count("type") <= 1)
                .rule("eld-13", e -> ConformanceRules.isDistinct(e.each("type"), "code"));
        rules.on("ElementDefinition.type")
                .rule("eld-4", t -> t.lacks("aggregation") || t.is("code", "Reference", "canonical"))
                .rule("eld-17", t -> t.lacks("targetProfile") || t.is("code", "Reference", "canonical"));
    }

    private static boolean isAbsolute(String valueSet) {
        return valueSet.isEmpty()
                || valueSet.startsWith("http:")
                || valueSet.startsWith("https")
                || valueSet.startsWith("urn:");
    }

    private static boolean isInOrder(Node element) {
        String max = element.text("max");
        return !isNumber(max)
                || element.number("min")
                        .map(min -> min.compareTo(new BigDecimal(max)) <= 0)
                        .orElse(true);
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.length() < 10 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean isBare(Node element) {
        return !element.hasAny("type", "example", "maxLength", "binding")
                && List.of("defaultValue", "fixed", "pattern", "minValue", "maxValue").stream()
                        .allMatch(element::lacksChoice);
    }
}
