package health.pratique.format.fhir.rule;

import health.pratique.format.json.JsonArray;
import health.pratique.format.json.JsonObject;
import health.pratique.format.json.JsonText;
import health.pratique.format.json.JsonValue;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Invariants of a resource that contains others (R4, 2.3.0.4 and DomainResource). */
public final class ContainedRules {

    public static final List<Invariant> ALL = List.of(
            new Invariant("dom-2", r -> r.each("contained").stream().allMatch(one -> one.lacks("contained"))),
            new Invariant("dom-3", ContainedRules::isEachReferredTo),
            new Invariant("dom-4", r -> r.each("contained").stream()
                    .flatMap(one -> one.each("meta").stream())
                    .noneMatch(meta -> meta.hasAny("versionId", "lastUpdated"))),
            new Invariant("dom-5", r -> r.each("contained").stream()
                    .flatMap(one -> one.each("meta").stream())
                    .allMatch(meta -> meta.lacks("security"))));

    private ContainedRules() {}

    /** Whether nothing in the container refers to a contained resource, nor that one to the container. */
    public static boolean isOrphan(JsonObject contained, JsonObject container) {
        return isOrphan(contained, local(container));
    }

    private static boolean isEachReferredTo(Node resource) {
        Set<String> local = local(resource.object());
        return resource.each("contained").stream().noneMatch(one -> isOrphan(one.object(), local));
    }

    private static boolean isOrphan(JsonObject contained, Set<String> local) {
        String id = contained.text("id").orElse("");
        return !local.contains("#" + id) && !local(contained).contains("#");
    }

    private static Set<String> local(JsonObject object) {
        Set<String> local = new HashSet<>();
        collect(object, local);
        return local;
    }

    /** Local references, whatever type they are of: more than R4 counts, so that none is missed. */
    private static void collect(JsonValue value, Set<String> local) {
        switch (value) {
            case JsonObject(var members) -> members.values().forEach(member -> collect(member, local));
            case JsonArray(List<JsonValue> values) -> values.forEach(one -> collect(one, local));
            case JsonText(String text) -> {
                if (text.startsWith("#")) {
                    local.add(text);
                }
            }
            case JsonValue other -> {}
        }
    }
}
