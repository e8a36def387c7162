package health.pratique.format.mapping.cda;

import static health.pratique.format.mapping.MappedBundle.to;

import health.pratique.format.mapping.AbsentReason;
import health.pratique.format.mapping.CodeSystems;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.Immunization.ImmunizationStatus;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.Quantity;

/** Immunization Activity as Immunization, one refused as not done (guide: Immunizations). */
final class Immunizations {

    private static final String REFUSAL = "2.16.840.1.113883.10.20.22.4.53";

    private Immunizations() {}

    static List<? extends DomainResource> map(CdaElement act, Mapping mapping) {
        // One that is planned is an order of a medicine.
        return List.of("", "EVN").contains(act.peek("moodCode")) ? given(act, mapping) : Medications.map(act, mapping);
    }

    private static List<Immunization> given(CdaElement act, Mapping mapping) {
        Immunization immunization = new Immunization();
        immunization.setPatient(mapping.subject());
        immunization.setIdentifier(act.readAll("id", Identifiers::identifier));
        String status = Statuses.immunization(Codes.status(act));
        immunization.setStatus(ImmunizationStatus.fromCode(act.negated() ? "not-done" : status));
        immunization.setOccurrence(act.child("effectiveTime")
                .flatMap(Times::first)
                .orElseGet(() -> AbsentReason.unknown(new DateTimeType())));
        product(act, immunization, mapping);
        act.read("routeCode", Codes::concept).ifPresent(immunization::setRoute);
        act.read("approachSiteCode", Codes::concept).ifPresent(immunization::setSite);
        act.read("doseQuantity", Numbers::quantity).filter(Quantity::hasValue).ifPresent(immunization::setDoseQuantity);
        act.read("repeatNumber", number -> Numbers.integer(number, 1))
                .ifPresent(number -> immunization.addProtocolApplied().setDoseNumber(new PositiveIntType(number)));
        Acts.performers(act, mapping).forEach(performer -> immunization
                .addPerformer()
                .setFunction(Codes.of(CodeSystems.v2Table("0443"), "AP", "Administering Provider"))
                .setActor(performer));
        Acts.recorded(act).ifPresent(immunization::setRecordedElement);
        Acts.related(act, "RSON", "observation").forEach(reason -> {
            Acts.settled(reason);
            if (reason.hasTemplate(REFUSAL)) {
                reason.read("code", Codes::concept).ifPresent(immunization::setStatusReason);
            } else {
                reason.read("value", Codes::concept).ifPresent(immunization::addReasonCode);
            }
        });
        Acts.related(act, "MFST", "observation")
                .flatMap(reaction -> Observations.plain(reaction, mapping).stream())
                .forEach(reaction -> immunization.addReaction().setDetail(to(reaction)));
        immunization.setNote(Acts.comments(act, mapping));
        return List.of(mapping.add(immunization, act));
    }

    private static void product(CdaElement act, Immunization immunization, Mapping mapping) {
        Optional<CdaElement> product = act.at("consumable", "manufacturedProduct");
        immunization.setVaccineCode(
                product.flatMap(Products::code).orElseGet(() -> AbsentReason.unknown(new CodeableConcept())));
        product.flatMap(Products::lot).ifPresent(immunization::setLotNumber);
        product.flatMap(found -> found.child("manufacturerOrganization"))
                .flatMap(mapping.participants()::organization)
                .ifPresent(maker -> immunization.setManufacturer(to(maker)));
    }
}
