package health.pratique.clinical;

import com.fasterxml.jackson.databind.JsonNode;
import health.pratique.clinical.WriteRefused.Defect;
import health.pratique.model.SubjectToken;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whose a resource is going to be. Without an answer it is not kept: nobody could ask the patient's consent or erase it.
 *
 * @param patient null for what is the custodian's own
 */
record Ownership(@Nullable String patient, @Nullable SubjectToken subject) {

    private static final String NOBODY = "";

    /** Patients who are kept. */
    interface Subjects {
        Optional<SubjectToken> of(String patient) throws SQLException;
    }

    /** A refusal whose place among the writes the caller knows. */
    interface Refusal {
        WriteRefused of(Defect defect);
    }

    /**
     * @param given as the writer knows it; null when the resource itself has to say it
     */
    static Ownership of(
            ResourceKey key, JsonNode resource, @Nullable SubjectToken given, Subjects subjects, Refusal refusal)
            throws SQLException {
        Set<String> named =
                key.type().equals("Patient") ? Set.of(key.id()) : Compartments.patients(key.type(), resource);
        if (named.size() > 1) {
            throw refusal.of(Defect.PATIENT_DIFFERS);
        }
        String patient = named.isEmpty() ? NOBODY : named.iterator().next();
        if (given != null) {
            String expected = Compartments.patientId(given);
            if (!patient.isEmpty() && !patient.equals(expected)) {
                throw refusal.of(Defect.PATIENT_DIFFERS);
            }
            return new Ownership(expected, given);
        }
        if (!patient.isEmpty()) {
            return new Ownership(patient, subjects.of(patient).orElseThrow(() -> refusal.of(Defect.PATIENT_UNKNOWN)));
        }
        if (Compartments.needsPatient(key.type())) {
            throw refusal.of(Defect.PATIENT_MISSING);
        }
        return new Ownership(null, null);
    }
}
