package health.pratique.format.mapping.cda;

import static health.pratique.format.mapping.MappedBundle.to;

import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationDispense.MedicationDispenseStatus;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Type;

/** Medication Dispense (template …22.4.18) in a medication as MedicationDispense. */
final class Dispenses {

    private static final String DISPENSE = "2.16.840.1.113883.10.20.22.4.18";

    private Dispenses() {}

    static void map(CdaElement act, DomainResource medication, Mapping mapping) {
        Acts.related(act, "", "supply")
                .filter(supply -> supply.hasTemplate(DISPENSE))
                .forEach(supply -> {
                    MedicationDispense dispense = new MedicationDispense();
                    dispense.setSubject(mapping.subject());
                    dispense.setIdentifier(supply.readAll("id", Identifiers::identifier));
                    dispense.setStatus(status(Codes.status(supply)));
                    dispense.setMedication(medication(supply, medication, mapping));
                    supply.read("quantity", Numbers::quantity)
                            .filter(Quantity::hasValue)
                            .ifPresent(dispense::setQuantity);
                    supply.child("effectiveTime").flatMap(Times::first).ifPresent(dispense::setWhenHandedOverElement);
                    Acts.performers(supply, mapping)
                            .forEach(performer -> dispense.addPerformer().setActor(performer));
                    if (medication instanceof MedicationRequest request) {
                        dispense.addAuthorizingPrescription(to(request));
                    }
                    mapping.add(dispense, supply);
                });
    }

    private static Type medication(CdaElement supply, DomainResource medication, Mapping mapping) {
        if (supply.child("product").isPresent()) {
            return Medications.medication(supply, mapping);
        }
        return medication instanceof MedicationRequest request
                ? request.getMedication().copy()
                : ((MedicationStatement) medication).getMedication().copy();
    }

    private static MedicationDispenseStatus status(String code) {
        return switch (code) {
            case "completed" -> MedicationDispenseStatus.COMPLETED;
            case "active" -> MedicationDispenseStatus.INPROGRESS;
            case "aborted" -> MedicationDispenseStatus.STOPPED;
            case "cancelled" -> MedicationDispenseStatus.CANCELLED;
            case "held", "suspended" -> MedicationDispenseStatus.ONHOLD;
            case "nullified" -> MedicationDispenseStatus.ENTEREDINERROR;
            default -> MedicationDispenseStatus.UNKNOWN;
        };
    }
}
