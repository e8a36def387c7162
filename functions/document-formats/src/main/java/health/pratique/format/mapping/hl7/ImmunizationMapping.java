package health.pratique.format.mapping.hl7;

import health.pratique.format.mapping.AbsentReason;
import health.pratique.format.mapping.MappedBundle;
import java.util.Optional;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.Immunization.ImmunizationStatus;
import org.hl7.fhir.r4.model.Location;

/** ORC, RXA and RXR of a vaccination to Immunization (guide, RXA[Immunization], ORC[Immunization], RXR[Immunization]). */
final class ImmunizationMapping {

    private ImmunizationMapping() {}

    static void rxa(Segment rxa, MessageContext context) {
        rxa.mapped(1, 2);
        Optional<Segment> orc = context.order().control();
        context.order().detail(false);
        Immunization immunization = context.add(new Immunization(), rxa);
        context.order().subject(immunization);
        context.notes(immunization::addNote);
        immunization.setPatient(context.subject());
        context.visit().ifPresent(immunization::setEncounter);
        status(rxa, immunization);
        immunization.setVaccineCode(Codes.concept(rxa.at(5), "0292").orElseGet(AbsentReason::concept));
        immunization.setOccurrence(
                context.times().dateTime(rxa.at(3)).orElseGet(() -> AbsentReason.unknown(new DateTimeType())));
        // 999 is an amount that nobody recorded (HL7 v2.5.1, 4.14.7.6).
        if (rxa.has(6) && !rxa.code(6).equals("999")) {
            Quantities.of(rxa.at(6), rxa.at(7)).ifPresent(immunization::setDoseQuantity);
        }
        rxa.all(10).forEach(xcn -> context.parties().practitioner(xcn).ifPresent(who -> immunization
                .addPerformer()
                .setFunction(Roles.provider("AP"))
                .setActor(who)));
        product(rxa, context, immunization);
        rxa.all(19).forEach(reason -> Codes.concept(reason).ifPresent(immunization::addReasonCode));
        if (rxa.code(21).equals("A")) {
            rxa.at(21).use();
            context.times().dateTime(rxa.at(22)).ifPresent(immunization::setRecordedElement);
        }
        place(rxa, context).map(MappedBundle::to).ifPresent(immunization::setLocation);
        orc.ifPresent(control -> control(control, context, immunization));
    }

    private static void status(Segment rxa, Immunization immunization) {
        if (rxa.code(21).equals("D")) {
            rxa.at(21).use();
            immunization.setStatus(ImmunizationStatus.ENTEREDINERROR);
        } else {
            immunization.setStatus(Codes.code(rxa.at(20), "CompletionStatus", ImmunizationStatus::fromCode)
                    .orElse(ImmunizationStatus.COMPLETED));
        }
        rxa.all(18).findFirst().flatMap(Codes::concept).ifPresent(immunization::setStatusReason);
    }

    private static void product(Segment rxa, MessageContext context, Immunization immunization) {
        String lot = rxa.at(15).text();
        if (!lot.isEmpty()) {
            immunization.setLotNumber(lot);
        }
        context.times().date(rxa.at(16)).ifPresent(immunization::setExpirationDateElement);
        context.parties().coded(rxa.at(17)).map(MappedBundle::to).ifPresent(immunization::setManufacturer);
    }

    /** RXA-27, or RXA-11 of which the facility is the fourth component, as in PL. */
    private static Optional<Location> place(Segment rxa, MessageContext context) {
        Value where = rxa.has(27) ? rxa.at(27) : rxa.at(11);
        Optional<Location> place = context.parties().location(where);
        place.filter(location -> rxa.has(28) && !location.hasAddress())
                .ifPresent(location -> Contacts.xad(rxa.at(28), context.times()).ifPresent(location::setAddress));
        return place;
    }

    private static void control(Segment orc, MessageContext context, Immunization immunization) {
        orc.mapped();
        if (orc.code(1).equals("RE")) {
            // "Observations to follow": what a vaccination's ORC always says.
            orc.at(1).use();
        }
        Identifiers.ei(orc.at(2), "PLAC").ifPresent(immunization::addIdentifier);
        Identifiers.ei(orc.at(3), "FILL").ifPresent(immunization::addIdentifier);
        Identifiers.ei(orc.at(4), "PGN").ifPresent(immunization::addIdentifier);
        if (!immunization.hasRecorded()) {
            context.times().dateTime(orc.at(9)).ifPresent(immunization::setRecordedElement);
        }
        orc.all(12).forEach(xcn -> context.parties().practitioner(xcn).ifPresent(who -> immunization
                .addPerformer()
                .setFunction(Roles.provider("OP"))
                .setActor(who)));
        Codes.label(orc.at(28)).ifPresent(immunization.getMeta()::addSecurity);
    }

    /** RXR below RXA. */
    static void rxr(Segment rxr, Immunization immunization) {
        if (immunization.hasRoute() || immunization.hasSite()) {
            return;
        }
        rxr.mapped();
        Codes.concept(rxr.at(1), "0162").ifPresent(immunization::setRoute);
        Codes.concept(rxr.at(2), "0163").ifPresent(immunization::setSite);
    }
}
