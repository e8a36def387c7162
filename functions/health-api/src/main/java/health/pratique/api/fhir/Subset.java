package health.pratique.api.fhir;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeDeclaredChildDefinition;
import ca.uhn.fhir.context.RuntimeChildChoiceDefinition;
import ca.uhn.fhir.context.RuntimeResourceDefinition;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.format.fhir.FhirR4;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which elements of a resource are wanted: {@code _summary} and {@code _elements} (FHIR R4, section 3.1.1.5.8 and 9), by the
 * elements below the resource itself. What is mandatory or changes the meaning of the rest stays, and the resource is tagged as
 * incomplete.
 */
sealed interface Subset {

    /** All of them. */
    record Whole() implements Subset {}

    /** Those that FHIR marks as a summary. */
    record Summary() implements Subset {}

    /** Without the narrative. */
    record Data() implements Subset {}

    /** Narrative and what is mandatory. */
    record Text() implements Subset {}

    /** @param names of elements below the resource */
    record Elements(Set<String> names) implements Subset {
        public Elements {
            names = Set.copyOf(names);
        }

        static Elements parse(String text) {
            return new Elements(Arrays.stream(text.split(",")).collect(Collectors.toSet()));
        }
    }

    Subset WHOLE = new Whole();

    private static Predicate<BaseRuntimeChildDefinition> wanted(Subset subset) {
        return switch (subset) {
            case Whole whole -> child -> true;
            case Summary summary ->
                child -> child instanceof BaseRuntimeDeclaredChildDefinition declared && declared.isSummary();
            case Data data -> child -> !child.getElementName().equals("text");
            case Text text -> child -> child.getElementName().equals("text");
            case Elements elements -> child -> elements.names().contains(plain(child.getElementName()));
        };
    }

    /** The resource with only what is wanted in it. */
    default String of(String json) {
        return this instanceof Whole ? json : cut(FhirBody.tree(json)).toString();
    }

    private ObjectNode cut(ObjectNode resource) {
        RuntimeResourceDefinition type = FhirR4.context()
                .getResourceDefinition(resource.path("resourceType").asText());
        Predicate<BaseRuntimeChildDefinition> wanted = wanted(this);
        Set<String> kept = new TreeSet<>();
        List<String> choices = new ArrayList<>();
        for (BaseRuntimeChildDefinition child : type.getChildren()) {
            if (wanted.test(child) || mandatory(child)) {
                boolean choice = child instanceof RuntimeChildChoiceDefinition;
                (choice ? choices : kept).add(plain(child.getElementName()));
            }
        }
        List<String> gone = new ArrayList<>();
        resource.fieldNames().forEachRemaining(field -> {
            if (!stays(field.startsWith("_") ? field.substring(1) : field, kept, choices)) {
                gone.add(field);
            }
        });
        resource.remove(gone);
        resource.withObject("/meta")
                .withArray("tag")
                .addObject()
                .put("system", "http://terminology.hl7.org/CodeSystem/v3-ObservationValue")
                .put("code", "SUBSETTED");
        return resource;
    }

    private static boolean stays(String field, Set<String> kept, List<String> choices) {
        return Set.of("resourceType", "id", "meta").contains(field)
                || kept.contains(field)
                || choices.stream()
                        .anyMatch(choice -> field.length() > choice.length()
                                && field.startsWith(choice)
                                && Character.isUpperCase(field.charAt(choice.length())));
    }

    private static boolean mandatory(BaseRuntimeChildDefinition child) {
        return child.getMin() > 0
                || (child instanceof BaseRuntimeDeclaredChildDefinition declared && declared.isModifier());
    }

    private static String plain(String name) {
        return name.endsWith("[x]") ? name.substring(0, name.length() - 3) : name;
    }

    /** By the values of {@code _summary} and {@code _elements}, which goes first; null for what is not asked. */
    static Subset asked(@Nullable String summary, @Nullable String elements) {
        return elements == null ? named(summary) : Elements.parse(elements);
    }

    /** @param summary the value of {@code _summary}; {@code count} is none of the resource's business */
    static Subset named(@Nullable String summary) {
        return switch (summary == null ? "false" : summary) {
            case "false", "count" -> WHOLE;
            case "true" -> new Summary();
            case "data" -> new Data();
            case "text" -> new Text();
            default -> throw FhirRefused.invalid("_summary is true, text, data, count or false.");
        };
    }
}
