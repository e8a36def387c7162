package health.pratique.format.mapping.hl7;

import health.pratique.format.mapping.AbsentReason;
import health.pratique.format.mapping.MappedBundle;
import java.util.Optional;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationAdministration.MedicationAdministrationDosageComponent;
import org.hl7.fhir.r4.model.MedicationAdministration.MedicationAdministrationStatus;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationDispense.MedicationDispenseStatus;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;

/**
 * RXD to MedicationDispense and RXA, where it is no vaccination, to MedicationAdministration. The guide has no table for them: the
 * elements are those that R4's own mappings to v2 name (R4, 11.3 and 11.2).
 */
final class SupplyMapping {

    private SupplyMapping() {}

    static void rxd(Segment rxd, MessageContext context) {
        rxd.mapped(1);
        Optional<MedicationRequest> request = request(context);
        MedicationDispense dispense = context.add(new MedicationDispense(), rxd);
        context.order().subject(dispense);
        context.notes(dispense::addNote);
        dispense.setStatus(MedicationDispenseStatus.UNKNOWN).setSubject(context.subject());
        request.map(MappedBundle::to).ifPresent(dispense::addAuthorizingPrescription);
        dispense.setMedication(Codes.concept(rxd.at(2), "0292").orElseGet(AbsentReason::concept));
        context.times().dateTime(rxd.at(3)).ifPresent(dispense::setWhenHandedOverElement);
        if (rxd.has(4)) {
            Quantities.of(rxd.at(4), rxd.at(5)).ifPresent(dispense::setQuantity);
        }
        Identifiers.st(rxd.at(7)).ifPresent(dispense::addIdentifier);
        rxd.all(9).forEach(note -> dispense.addNote().setText(note.whole()));
        rxd.all(10).forEach(xcn -> context.parties().practitioner(xcn).ifPresent(who -> dispense.addPerformer()
                .setActor(who)));
    }

    static void rxa(Segment rxa, MessageContext context) {
        rxa.mapped(1, 2);
        Optional<MedicationRequest> request = request(context);
        MedicationAdministration given = context.add(new MedicationAdministration(), rxa);
        context.order().subject(given);
        context.notes(given::addNote);
        given.setSubject(context.subject());
        context.visit().ifPresent(given::setContext);
        request.map(MappedBundle::to).ifPresent(given::setRequest);
        given.setStatus(Codes.code(rxa.at(20), "AdministrationStatus", MedicationAdministrationStatus::fromCode)
                .orElse(MedicationAdministrationStatus.UNKNOWN));
        given.setMedication(Codes.concept(rxa.at(5), "0292").orElseGet(AbsentReason::concept));
        Optional<Period> period = rxa.has(4) ? context.times().period(rxa.at(3), rxa.at(4)) : Optional.empty();
        if (period.isPresent()) {
            given.setEffective(period.get());
        } else {
            given.setEffective(
                    context.times().dateTime(rxa.at(3)).orElseGet(() -> AbsentReason.unknown(new DateTimeType())));
        }
        if (rxa.has(6)) {
            Optional<Quantity> dose = Quantities.of(rxa.at(6), rxa.at(7));
            dose.ifPresent(amount -> given.setDosage(new MedicationAdministrationDosageComponent().setDose(amount)));
        }
        rxa.all(10).forEach(xcn -> context.parties().practitioner(xcn).ifPresent(who -> given.addPerformer()
                .setActor(who)));
        rxa.all(18).forEach(reason -> Codes.concept(reason).ifPresent(given::addStatusReason));
        rxa.all(19).forEach(reason -> Codes.concept(reason).ifPresent(given::addReasonCode));
    }

    private static Optional<MedicationRequest> request(MessageContext context) {
        return context.order()
                .subject()
                .filter(MedicationRequest.class::isInstance)
                .map(MedicationRequest.class::cast);
    }
}
