package health.pratique.format.mapping.cda;

import static health.pratique.format.mapping.MappedBundle.to;

import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Medication;

/** The product that was given or dispensed: Medication Information, Immunization Medication Information. */
final class Products {

    private static final String MATERIAL = "manufacturedMaterial";

    private Products() {}

    /** Its code, else its name. */
    static Optional<CodeableConcept> code(CdaElement product) {
        Optional<CdaElement> material = product.child(MATERIAL);
        Optional<CodeableConcept> code = material.flatMap(found -> found.read("code", Codes::concept));
        Optional<String> name = material.flatMap(found -> found.child("name"))
                .filter(found -> code.isEmpty() || !code.get().hasText())
                .flatMap(Names::plain);
        if (code.isPresent()) {
            name.ifPresent(code.get()::setText);
            return code;
        }
        return name.map(text -> new CodeableConcept().setText(text));
    }

    static Optional<String> lot(CdaElement product) {
        return product.child(MATERIAL).flatMap(material -> material.read("lotNumberText", Texts::plain));
    }

    /** Empty if nothing is said but its code. */
    static Optional<Medication> medication(CdaElement product, CodeableConcept code, Mapping mapping) {
        Medication medication = new Medication();
        medication.setIdentifier(product.readAll("id", Identifiers::identifier));
        lot(product).ifPresent(lot -> medication.getBatch().setLotNumber(lot));
        product.child("manufacturerOrganization")
                .flatMap(mapping.participants()::organization)
                .ifPresent(maker -> medication.setManufacturer(to(maker)));
        if (medication.isEmpty()) {
            return Optional.empty();
        }
        medication.setCode(code);
        return Optional.of(mapping.bundle().add(medication, product.path()));
    }
}
