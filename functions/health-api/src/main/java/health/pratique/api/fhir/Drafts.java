package health.pratique.api.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.clinical.Compartments;
import health.pratique.kit.SubjectKeys;
import health.pratique.model.Custodian;
import health.pratique.model.SubjectToken;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gives new resources their ids. A patient's follows from the patient's own number, as for a patient who came by a document. */
@ApplicationScoped
public class Drafts {

    private static final String PATIENT = "Patient";

    private final SubjectKeys subjects;

    public Drafts(SubjectKeys subjects) {
        this.subjects = subjects;
    }

    /**
     * A resource that is to be kept.
     *
     * @param subject of a patient; of everything else the store knows it by the patient that is referred to
     */
    record Draft(String type, String id, @Nullable SubjectToken subject, String json) {
        @Override
        public String toString() {
            return type + "/" + id + " [PHI]";
        }
    }

    /**
     * @param resource whose id, whatever the client made it, is replaced: the server gives ids
     * @throws FhirRefused 422 for a patient without an identifier
     */
    Draft created(Custodian custodian, ObjectNode resource) {
        String type = resource.path("resourceType").asText();
        if (!type.equals(PATIENT)) {
            String id = UUID.randomUUID().toString();
            return new Draft(type, id, null, resource.put("id", id).toString());
        }
        SubjectToken subject = subject(custodian, resource);
        String id = Compartments.patientId(subject);
        return new Draft(type, id, subject, resource.put("id", id).toString());
    }

    private SubjectToken subject(Custodian custodian, ObjectNode patient) {
        return number(patient)
                .map(number -> subjects.token(custodian, number))
                .orElseThrow(
                        () -> FhirRefused.unprocessable("Give the patient the identifier that your documents name."));
    }

    /** The medical record number where one is marked as such (HL7 v2 table 0203), else the first identifier. */
    private static Optional<String> number(ObjectNode patient) {
        JsonNode first = null;
        for (JsonNode identifier : patient.path("identifier")) {
            String value = identifier.path("value").asText("").strip();
            if (value.isEmpty()) {
                continue;
            }
            for (JsonNode coding : identifier.path("type").path("coding")) {
                if (coding.path("code").asText().equals("MR")) {
                    return Optional.of(value);
                }
            }
            first = first == null ? identifier : first;
        }
        return Optional.ofNullable(first)
                .map(identifier -> identifier.path("value").asText().strip());
    }
}
