package health.pratique.format.mapping.cda;

import static health.pratique.format.mapping.MappedBundle.to;

import health.pratique.format.mapping.AbsentReason;
import health.pratique.format.mapping.CodeSystems;
import java.util.Optional;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;

/** Who wrote an act down and who told of it, as Provenance (guide: CDA to FHIR Provenance). */
final class Provenances {

    private Provenances() {}

    static void map(CdaElement act, DomainResource target, Mapping mapping) {
        act.children("author").forEach(author -> provenance(author, "author", target, mapping));
        act.children("informant").forEach(informant -> provenance(informant, "informant", target, mapping));
    }

    /** Whether it is a person, or stands for one: devices and organizations are not taken everywhere. */
    static boolean isPerson(DomainResource resource) {
        return switch (resource.fhirType()) {
            case "Practitioner", "PractitionerRole", "RelatedPerson", "Patient" -> true;
            default -> false;
        };
    }

    private static void provenance(CdaElement participation, String role, DomainResource target, Mapping mapping) {
        Optional<Reference> who = mapping.participants().reference(participation);
        if (who.isEmpty()) {
            return;
        }
        Provenance known = mapping.bundle().find(Provenance.class, participation.path());
        if (known != null) {
            known.addTarget(to(target));
            return;
        }
        Provenance provenance = new Provenance().addTarget(to(target));
        provenance
                .addAgent()
                .setType(Codes.of(CodeSystems.hl7("provenance-participant-type"), role, role))
                .setWho(who.get());
        Optional<InstantType> recorded = participation.child("time").flatMap(Times::instant);
        if (recorded.isEmpty()) {
            participation
                    .child("time")
                    .flatMap(Times::dateTime)
                    .filter(DateTimeType::hasValue)
                    .ifPresent(provenance::setOccurred);
        }
        provenance.setRecordedElement(recorded.orElseGet(() -> AbsentReason.unknown(new InstantType())));
        mapping.bundle().add(provenance, participation.path());
    }
}
