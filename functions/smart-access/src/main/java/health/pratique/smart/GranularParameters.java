package health.pratique.smart;

import java.util.Map;
import java.util.Set;

/**
 * The search parameters that a scope can be narrowed by. Tokens alone: they match or they do not. A reference, a text or a
 * date in a scope would make the scope itself an answer about somebody.
 */
public final class GranularParameters {

    private static final Set<String> ALWAYS = Set.of("_security");

    private static final Map<String, Set<String>> BY_TYPE = Map.ofEntries(
            Map.entry("AllergyIntolerance", Set.of("category", "clinical-status", "code")),
            Map.entry("CarePlan", Set.of("category", "status")),
            Map.entry("CareTeam", Set.of("status")),
            Map.entry("Condition", Set.of("category", "clinical-status", "code")),
            Map.entry("Consent", Set.of("category", "status")),
            Map.entry("Device", Set.of("type")),
            Map.entry("DiagnosticReport", Set.of("category", "code", "status")),
            Map.entry("DocumentReference", Set.of("category", "type", "status")),
            Map.entry("Encounter", Set.of("class", "type", "status")),
            Map.entry("Goal", Set.of("lifecycle-status")),
            Map.entry("Immunization", Set.of("status", "vaccine-code")),
            Map.entry("MedicationRequest", Set.of("intent", "status", "category")),
            Map.entry("Observation", Set.of("category", "code", "status")),
            Map.entry("Procedure", Set.of("category", "code", "status")),
            Map.entry("ServiceRequest", Set.of("category", "code", "status")));

    private GranularParameters() {}

    /** @param type a type of resources, or {@code *} for all */
    public static boolean allows(String type, String parameter) {
        return ALWAYS.contains(parameter)
                || BY_TYPE.getOrDefault(type, Set.of()).contains(parameter);
    }
}
