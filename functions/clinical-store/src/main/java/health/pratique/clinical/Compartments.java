package health.pratique.clinical;

import com.fasterxml.jackson.databind.JsonNode;
import health.pratique.audit.Sha256;
import health.pratique.model.SubjectToken;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Whose a resource is: the one patient in whose compartment it lies (FHIR R4, CompartmentDefinition/patient, narrowed to who
 * the resource is about), or nobody's but the custodian's.
 */
public final class Compartments {

    private static final String PATIENT = "Patient";

    /** What says nothing about a patient by itself. Of everything else the patient has to be known. */
    private static final Set<String> CUSTODIANS_OWN = Set.of(
            "Device",
            "Group",
            "Location",
            "Medication",
            "MessageHeader",
            "Organization",
            "Practitioner",
            "PractitionerRole",
            "Questionnaire");

    private static final Map<String, List<ElementPath>> OWNERS = SearchParameters.r4().types().stream()
            .collect(Collectors.toUnmodifiableMap(type -> type, Compartments::paths));

    private Compartments() {}

    /** Whether there is such a thing without a patient. */
    public static boolean needsPatient(String type) {
        return !CUSTODIANS_OWN.contains(type);
    }

    /** The search parameter by which a type is a patient's, if it names one at all: always {@code patient}. */
    public static boolean namesPatient(String type) {
        return !OWNERS.getOrDefault(type, List.of()).isEmpty();
    }

    /** Ids of the patients that the resource itself says it is about. */
    static Set<String> patients(String type, JsonNode resource) {
        Set<String> ids = new TreeSet<>();
        for (ElementPath path : OWNERS.getOrDefault(type, List.of())) {
            for (JsonNode reference : path.in(resource)) {
                ResourceKey.find(reference.path("reference").asText())
                        .filter(key -> key.type().equals(PATIENT))
                        .ifPresent(key -> ids.add(key.id()));
            }
        }
        return ids;
    }

    /** The id under which a patient is kept: of the subject token, and so of nothing that anybody knows. */
    public static String patientId(SubjectToken subject) {
        return Sha256.hex("patient:" + subject.value()).substring(0, 32);
    }

    private static List<ElementPath> paths(String type) {
        return SearchParameters.r4().find(type, "patient").stream()
                .flatMap(parameter -> parameter.paths().stream())
                .toList();
    }
}
