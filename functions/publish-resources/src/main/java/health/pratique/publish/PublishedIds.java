package health.pratique.publish;

import health.pratique.clinical.Compartments;
import health.pratique.clinical.ResourceKey;
import health.pratique.model.Custodian;
import health.pratique.model.DocumentId;
import health.pratique.model.SubjectToken;
import java.util.Set;

/**
 * Under which ids resources are kept: digests of whose and what they are, so that the same resource in another document of the
 * patient is the same, two patients or senders never share one, and no id tells what the sender's was.
 *
 * @param source the sending system
 */
record PublishedIds(Custodian custodian, SubjectToken subject, String source, DocumentId id) {

    private static final String PATIENT = "Patient";

    /** Of the sender and not of the patient: they say nothing about anybody treated. */
    private static final Set<String> SENDERS = Set.of("Organization", "Practitioner", "PractitionerRole", "Location");

    static boolean isSenders(String type) {
        return SENDERS.contains(type);
    }

    ResourceKey patient() {
        return new ResourceKey(PATIENT, Compartments.patientId(subject));
    }

    /** @param given the id as the sender has it */
    ResourceKey of(String type, String given) {
        if (type.equals(PATIENT)) {
            return patient();
        }
        String owner = isSenders(type) ? "source " + source : "subject " + subject;
        return DocumentKeys.digest(custodian, owner, type, given);
    }

    /** A resource without an id of its own, by its place. */
    ResourceKey at(String type, int place) {
        return type.equals(PATIENT) ? patient() : document().at(type, place);
    }

    DocumentKeys document() {
        return new DocumentKeys(custodian, id);
    }
}
