package health.pratique.format.fhir;

import health.pratique.format.fhir.rule.Node;
import health.pratique.format.json.JsonArray;
import health.pratique.format.json.JsonObject;
import health.pratique.format.json.JsonValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether references point to resources of the types that R4 lets them point to, where the resource is in the document: contained,
 * or in the same Bundle. Of others nothing is known for sure.
 */
final class ReferenceTargets {

    private static final Set<String> ANY = Set.of("Resource", "IAnyResource", "DomainResource", "Reference");

    private static final String AMBIGUOUS = "";

    private final Map<String, String> typesByUrl = new HashMap<>();

    /** @param root whose entries, if it is a Bundle, are known by their full URLs */
    ReferenceTargets(JsonObject root) {
        if (root.get("entry") instanceof JsonArray(List<JsonValue> entries)) {
            for (JsonValue entry : entries) {
                if (entry instanceof JsonObject object && object.get("resource") instanceof JsonObject resource) {
                    object.text("fullUrl").ifPresent(url -> resource.text("resourceType")
                            .ifPresent(type -> typesByUrl.merge(url, type, (a, b) -> a.equals(b) ? a : AMBIGUOUS)));
                }
            }
        }
    }

    /** True as well when nothing tells what is at the other end. */
    boolean fit(Node reference, FhirElement element) {
        Set<String> targets = element.targets();
        if (!element.type().name().equals("Reference") || targets.stream().anyMatch(ANY::contains)) {
            return true;
        }
        return reference
                .object()
                .text("reference")
                .flatMap(target -> type(target, reference.container()))
                .map(targets::contains)
                .orElse(true);
    }

    private Optional<String> type(String reference, JsonObject container) {
        if (reference.startsWith("#")) {
            return contained(reference.substring(1), container);
        }
        return Optional.ofNullable(typesByUrl.get(reference)).filter(type -> !type.equals(AMBIGUOUS));
    }

    private static Optional<String> contained(String id, JsonObject container) {
        for (JsonValue one : Shapes.elements(container.get("contained"))) {
            if (one instanceof JsonObject resource
                    && resource.text("id").filter(id::equals).isPresent()) {
                return resource.text("resourceType");
            }
        }
        return Optional.empty();
    }
}
