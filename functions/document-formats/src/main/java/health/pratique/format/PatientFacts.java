package health.pratique.format;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One patient as the document itself describes it. Holds PHI.
 *
 * @param resourceId the id under which the document knows the patient
 * @param identifiers the values of all its identifiers, medical record numbers first
 * @param birthDate in FHIR's notation, of any precision
 * @param deathDate in FHIR's notation, of any precision
 */
public record PatientFacts(
        @Nullable String resourceId,
        List<String> identifiers,
        @Nullable String birthDate,
        @Nullable String deathDate) {

    public PatientFacts {
        identifiers = List.copyOf(identifiers);
    }

    /** Whether this is the patient that a sender calls so. */
    public boolean isKnownAs(String patientId) {
        String wanted = patientId.strip();
        return wanted.equals(resourceId) || identifiers.contains(wanted);
    }

    /** The identifier to know the patient by when the sender names none: medical record number, other identifier, resource id. */
    public Optional<String> preferredId() {
        return Stream.concat(identifiers.stream(), Stream.ofNullable(resourceId))
                .findFirst();
    }

    @Override
    public String toString() {
        return "PatientFacts[PHI]";
    }
}
