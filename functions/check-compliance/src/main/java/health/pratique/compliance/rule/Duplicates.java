package health.pratique.compliance.rule;

import health.pratique.compliance.ComplianceFacts;
import health.pratique.format.json.JsonArray;
import health.pratique.format.json.JsonObject;
import health.pratique.format.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Statements that say what another of their document says already, under another id. */
final class Duplicates {

    private static final List<String> TYPES = List.of(
            "Observation",
            "Condition",
            "AllergyIntolerance",
            "Immunization",
            "Procedure",
            "MedicationRequest",
            "MedicationStatement");

    /** Which copy it is, not what it says. */
    private static final Set<String> NOT_SAID = Set.of("id", "meta", "text", "identifier", "extension", "contained");

    private static final List<String> CODES = List.of("code", "vaccineCode", "medicationCodeableConcept");
    private static final List<String> DATES =
            List.of("effectiveDateTime", "onsetDateTime", "performedDateTime", "occurrenceDateTime", "authoredOn");

    /** A thousand statements of one code and day are compared with a few of them, so that the time is linear. */
    private static final int MOST_COMPARED = 20;

    private Duplicates() {}

    static int count(ComplianceFacts facts) {
        int count = 0;
        for (String type : TYPES) {
            List<JsonObject> resources = facts.statements().ofType(type);
            count += resources.size() < 2 ? 0 : count(resources);
        }
        return count;
    }

    private static int count(List<JsonObject> resources) {
        Map<Long, List<JsonObject>> alike = new HashMap<>(resources.size() * 2);
        int count = 0;
        for (JsonObject resource : resources) {
            List<JsonObject> before = alike.computeIfAbsent(likeness(resource), first -> new ArrayList<>(1));
            if (before.stream().limit(MOST_COMPARED).anyMatch(other -> same(resource, other))) {
                count++;
            } else {
                before.add(resource);
            }
        }
        return count;
    }

    /** What equal statements have in common, at little cost; only those that agree in it are compared in full. */
    private static long likeness(JsonObject resource) {
        long hash = 7;
        for (String name : CODES) {
            hash = hash * 31 + Objects.hashCode(firstCode(resource.get(name)));
        }
        for (String name : DATES) {
            hash = hash * 31 + Objects.hashCode(resource.get(name));
        }
        return hash;
    }

    private static @Nullable JsonValue firstCode(@Nullable JsonValue concept) {
        return concept instanceof JsonObject object
                        && object.get("coding") instanceof JsonArray(List<JsonValue> codings)
                        && !codings.isEmpty()
                        && codings.getFirst() instanceof JsonObject coding
                ? coding.get("code")
                : null;
    }

    private static boolean same(JsonObject one, JsonObject other) {
        return covers(one, other) && covers(other, one);
    }

    private static boolean covers(JsonObject one, JsonObject other) {
        return one.members().entrySet().stream()
                .allMatch(member ->
                        NOT_SAID.contains(member.getKey()) || member.getValue().equals(other.get(member.getKey())));
    }
}
