package health.pratique.consent.fhir;

import health.pratique.consent.ActorCriterion;
import health.pratique.consent.ConsentActor;
import health.pratique.consent.ConsentCode;
import health.pratique.model.Custodian;
import health.pratique.model.PatientTokens;
import health.pratique.model.SubjectToken;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whom a provision names. Persons around the patient become tokens, as the patient does: who they are tells who the patient is. */
record Actors(PatientTokens tokens, Custodian custodian, SubjectToken subject) {

    /** Who belongs to the others, such as a Group, is written elsewhere and may change. */
    private static final Set<String> NAMED_BY_THEMSELVES =
            Set.of("Device", "Organization", "Practitioner", "PractitionerRole", "Patient", "RelatedPerson");

    private static final Set<String> RELATED = Set.of("Patient", "RelatedPerson");

    ActorCriterion criterion(List<Place> actors) {
        Set<ConsentActor> named = new HashSet<>();
        for (Place actor : actors) {
            actor.only("id", "role", "reference");
            String reference =
                    reference(actor.one("reference").orElseThrow(() -> actor.refused("required", "reference")));
            for (ConsentCode role : Codings.concepts(actor.all("role"))) {
                named.add(new ConsentActor(role, reference));
            }
        }
        return new ActorCriterion(named);
    }

    /** @throws health.pratique.fault.DocumentRejected for a reference into the resource itself, or to what is no single actor */
    String reference(Place reference) {
        reference.only("id", "reference", "type", "identifier", "display");
        String written = reference.required("reference");
        String[] parts = written.split("/");
        if (parts.length < 2 || !NAMED_BY_THEMSELVES.contains(parts[parts.length - 2])) {
            throw reference.refused("actor", "reference");
        }
        String type = parts[parts.length - 2];
        return RELATED.contains(type)
                ? type + "/" + tokens.person(custodian, subject, type + "/" + parts[parts.length - 1])
                : written;
    }
}
