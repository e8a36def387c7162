package health.pratique.format.mapping.hl7;

import health.pratique.format.mapping.AbsentReason;
import health.pratique.format.mapping.CodeSystems;
import health.pratique.format.mapping.MappedBundle;
import java.util.Optional;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterHospitalizationComponent;
import org.hl7.fhir.r4.model.Encounter.EncounterLocationStatus;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Location;

/** PV1 to Encounter (guide, PV1[Encounter]; of MSH[Encounter] the events that say more than the patient's class). */
final class EncounterMapping {

    /** The doctors of a visit: field, v3-ParticipationType. */
    private static final Object[][] DOCTORS = {{7, "ATND"}, {8, "REF"}, {9, "CON"}, {17, "ADM"}, {52, "PART"}};

    private EncounterMapping() {}

    static void map(Segment pv1, MessageContext context) {
        pv1.mapped(1);
        Encounter encounter = context.add(new Encounter(), pv1);
        context.encounter(encounter);
        context.patient().map(MappedBundle::to).ifPresent(encounter::setSubject);
        encounter.setStatus(status(pv1, context)).setClass_(patientClass(pv1.at(2)));
        Codes.concept(pv1.at(4), "0007").ifPresent(encounter::addType);
        Codes.concept(pv1.at(10), "0069").ifPresent(encounter::setServiceType);
        numbers(pv1, context.times(), encounter);
        for (Object[] doctor : DOCTORS) {
            pv1.all((Integer) doctor[0])
                    .forEach(xcn -> context.parties().practitioner(xcn).ifPresent(who -> encounter
                            .addParticipant()
                            .addType(Roles.participation((String) doctor[1]))
                            .setIndividual(who)));
        }
        places(pv1, context, encounter);
        EncounterHospitalizationComponent stay = hospitalization(pv1, context);
        if (!stay.isEmpty()) {
            encounter.setHospitalization(stay);
        }
        context.times().period(pv1.at(44), pv1.at(45)).ifPresent(encounter::setPeriod);
    }

    private static EncounterStatus status(Segment pv1, MessageContext context) {
        if (pv1.has(45)) {
            return EncounterStatus.FINISHED;
        }
        return ConceptMaps.of("EventEncounterStatus", context.event())
                .or(() -> ConceptMaps.of("EncounterStatus", pv1.code(2)))
                .map(EncounterStatus::fromCode)
                .orElse(EncounterStatus.UNKNOWN);
    }

    private static Coding patientClass(Value value) {
        Optional<String> code = ConceptMaps.of("EncounterClass", value.code());
        Optional<Coding> coding = Codes.coding(value, "0004");
        return code.map(act ->
                        new Coding().setSystem(CodeSystems.hl7("v3-ActCode")).setCode(act))
                .or(() -> coding)
                .orElseGet(() -> AbsentReason.unknown(new Coding()));
    }

    private static void numbers(Segment pv1, Times times, Encounter encounter) {
        Identifiers.cx(pv1.at(19), times).map(EncounterMapping::visit).ifPresent(encounter::addIdentifier);
        pv1.all(50).forEach(cx -> Identifiers.cx(cx, times).ifPresent(encounter::addIdentifier));
    }

    private static Identifier visit(Identifier number) {
        return number.hasType() ? number : number.setType(Identifiers.type("VN"));
    }

    private static void places(Segment pv1, MessageContext context, Encounter encounter) {
        EncounterLocationStatus assigned =
                pv1.code(2).equals("P") ? EncounterLocationStatus.PLANNED : EncounterLocationStatus.ACTIVE;
        Optional<Location> place = place(pv1.at(3), assigned, context, encounter);
        place.filter(location -> pv1.has(40)
                        && (pv1.at(3).part(2).present() || pv1.at(3).part(3).present()))
                .ifPresent(location -> Codes.coding(pv1.at(40), "0116")
                        .ifPresent(status ->
                                location.setOperationalStatus(status.setSystem(CodeSystems.v2Table("0116")))));
        place(pv1.at(6), EncounterLocationStatus.COMPLETED, context, encounter);
        place(pv1.at(11), EncounterLocationStatus.ACTIVE, context, encounter);
        place(pv1.at(42), EncounterLocationStatus.RESERVED, context, encounter);
    }

    static Optional<Location> place(
            Value pl, EncounterLocationStatus status, MessageContext context, Encounter encounter) {
        Optional<Location> place = context.parties().location(pl);
        place.map(MappedBundle::to)
                .ifPresent(location ->
                        encounter.addLocation().setLocation(location).setStatus(status));
        return place;
    }

    private static EncounterHospitalizationComponent hospitalization(Segment pv1, MessageContext context) {
        EncounterHospitalizationComponent stay = new EncounterHospitalizationComponent();
        Identifiers.cx(pv1.at(5), context.times()).ifPresent(stay::setPreAdmissionIdentifier);
        Codes.concept(pv1.at(13), "0092").ifPresent(stay::setReAdmission);
        Codes.concept(pv1.at(14)).ifPresent(stay::setAdmitSource);
        pv1.all(15).forEach(need -> Codes.concept(need, "0009").ifPresent(stay::addSpecialArrangement));
        pv1.all(16).forEach(courtesy -> Codes.concept(courtesy).ifPresent(stay::addSpecialCourtesy));
        Codes.concept(pv1.at(36), "0112").ifPresent(stay::setDischargeDisposition);
        // DLD: a code of the place.
        String destination = pv1.at(37).part(1).text();
        if (!destination.isEmpty()) {
            stay.setDestination(
                    MappedBundle.to(context.bundle().add(new Location().setName(destination), pv1.path() + "-37")));
        }
        pv1.all(38).forEach(diet -> Codes.concept(diet).ifPresent(stay::addDietPreference));
        return stay;
    }
}
