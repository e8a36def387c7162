package health.pratique.format.mapping.cda;

import static health.pratique.format.mapping.MappedBundle.to;

import health.pratique.format.mapping.MappedBundle;
import java.util.HashMap;
import java.util.Map;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;

/**
 * What the mappings of all parts of one document share. Holds PHI.
 *
 * @param encounters those added so far, by each of their identifiers
 */
record Mapping(
        MappedBundle bundle,
        Composition composition,
        Patient patient,
        Participants participants,
        Map<String, Encounter> encounters) {

    Mapping(MappedBundle bundle, Composition composition, Patient patient) {
        this(bundle, composition, patient, new Participants(bundle, patient), new HashMap<>());
    }

    Reference subject() {
        return to(patient);
    }

    /** Adds the resource that an act is mapped to, with what every act may have: text, authors, informants. */
    <R extends DomainResource> R add(R resource, CdaElement act) {
        bundle.add(resource, act.path());
        act.child("text").ifPresent(text -> ActTexts.map(text, resource, composition));
        Provenances.map(act, resource, this);
        return resource;
    }

    @Override
    public String toString() {
        return "Mapping[PHI]";
    }
}
