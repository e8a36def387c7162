package health.pratique.format.mapping.cda;

import static health.pratique.format.mapping.MappedBundle.to;

import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Specimen;

/** What was examined, as Specimen (guide: Results, C-CDA Specimen to FHIR Specimen). */
final class Specimens {

    private Specimens() {}

    /** Empty if nothing is said of it. */
    static Optional<Reference> of(CdaElement element, Mapping mapping) {
        Specimen specimen = new Specimen();
        element.child("specimenRole").ifPresent(role -> {
            specimen.setIdentifier(role.readAll("id", Identifiers::identifier));
            role.child("specimenPlayingEntity").ifPresent(entity -> {
                entity.read("code", Codes::concept).ifPresent(specimen::setType);
                entity.read("name", Names::plain).ifPresent(name -> {
                    if (specimen.hasType()) {
                        specimen.addNote().setText(name);
                    } else {
                        specimen.setType(new CodeableConcept().setText(name));
                    }
                });
                entity.read("quantity", Numbers::quantity)
                        .ifPresent(quantity -> specimen.getCollection().setQuantity(quantity));
                entity.read("desc", Texts::plain)
                        .ifPresent(text -> specimen.addNote().setText(text));
            });
        });
        if (specimen.isEmpty()) {
            return Optional.empty();
        }
        specimen.setSubject(mapping.subject());
        return Optional.of(to(mapping.bundle().add(specimen, element.path())));
    }
}
