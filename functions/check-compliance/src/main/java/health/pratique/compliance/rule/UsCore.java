package health.pratique.compliance.rule;

import static java.util.Map.entry;

import health.pratique.compliance.statement.Elements;
import health.pratique.format.json.JsonArray;
import health.pratique.format.json.JsonObject;
import health.pratique.format.json.JsonText;
import java.util.List;
import java.util.Map;

/** The elements with a minimum of one in HL7's US Core profiles (release 3.1.1, which 45 CFR 170.215 names, to 6.1.0). */
final class UsCore {

    private static final String CANONICAL = "http://hl7.org/fhir/us/core/";

    private static final Map<String, List<String>> REQUIRED = Map.ofEntries(
            entry("Patient", List.of("identifier", "name", "gender")),
            entry("AllergyIntolerance", List.of("code", "patient")),
            entry("CarePlan", List.of("status", "intent", "category", "subject")),
            entry("CareTeam", List.of("subject", "participant")),
            entry("Condition", List.of("category", "code", "subject")),
            entry("Device", List.of("type", "patient")),
            entry("DiagnosticReport", List.of("status", "category", "code", "subject")),
            entry("DocumentReference", List.of("status", "type", "category", "subject", "content")),
            entry("Encounter", List.of("status", "class", "type", "subject")),
            entry("Goal", List.of("lifecycleStatus", "description", "subject")),
            entry("Immunization", List.of("status", "vaccineCode", "patient", "occurrence[x]")),
            entry("MedicationRequest", List.of("status", "intent", "medication[x]", "subject")),
            entry("Observation", List.of("status", "code", "subject", "value[x]|dataAbsentReason|component|hasMember")),
            entry("Organization", List.of("name")),
            entry("Practitioner", List.of("name")),
            entry("Procedure", List.of("status", "code", "subject")));

    private UsCore() {}

    static boolean claimed(JsonObject resource) {
        return resource.get("meta") instanceof JsonObject meta
                && meta.get("profile") instanceof JsonArray profiles
                && profiles.values().stream()
                        .anyMatch(profile -> profile instanceof JsonText(String url) && url.startsWith(CANONICAL));
    }

    static boolean met(JsonObject resource) {
        return REQUIRED.getOrDefault(Elements.type(resource), List.of()).stream()
                .allMatch(element -> Elements.present(resource, element));
    }
}
