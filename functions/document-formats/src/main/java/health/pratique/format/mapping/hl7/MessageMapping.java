package health.pratique.format.mapping.hl7;

import health.pratique.format.hl7.Er7Line;
import health.pratique.format.mapping.MappedBundle;
import java.util.List;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Immunization;

/**
 * One message: each segment in turn becomes a resource, or a part of those before it. The groups of the message structures (HL7 v2.8,
 * chapters 3 to 10) follow from their order: what stands under an OBR belongs to it until the next.
 */
final class MessageMapping {

    private final List<Segment> segments;
    private final MessageContext context;

    MessageMapping(List<Er7Line> lines, MappedBundle bundle) {
        segments = lines.stream().map(Segment::new).toList();
        Segment header = segments.stream()
                .filter(segment -> segment.is("MSH"))
                .findFirst()
                .orElseGet(segments::getFirst);
        context = new MessageContext(bundle, header);
    }

    void map() {
        segments.forEach(this::segment);
        OrderMapping.finish(context);
        AppointmentMapping.finish(context);
        segments.forEach(segment -> segment.unmapped(context.bundle()::unmapped));
    }

    private void segment(Segment segment) {
        switch (segment.name()) {
            case "MSH" -> HeaderMapping.map(segment, context);
            case "SFT" -> HeaderMapping.software(segment, context);
            case "MSA" -> HeaderMapping.response(segment, context);
            case "EVN" -> EventMapping.map(segment, context);
            case "PID" -> {
                OrderMapping.finish(context);
                PatientMapping.map(segment, context);
            }
            case "PD1" -> PatientMapping.additional(segment, context);
            case "NK1" -> RelatedPersons.nextOfKin(segment, context);
            case "MRG" -> MergeMapping.map(segment, context);
            case "PV1" -> EncounterMapping.map(segment, context);
            case "PV2" -> EncounterDetails.map(segment, context);
            case "ROL" -> RoleMapping.rol(segment, context);
            case "PRT" -> RoleMapping.prt(segment, context);
            case "AL1" -> AllergyMapping.al1(segment, context);
            case "IAM" -> AllergyMapping.iam(segment, context);
            case "DG1" -> ConditionMapping.map(segment, context);
            case "PR1" -> ProcedureMapping.map(segment, context);
            case "GT1" -> Accounts.guarantor(segment, context);
            case "IN1" -> CoverageMapping.map(segment, context);
            case "ACC" -> AccidentMapping.map(segment, context);
            case "NTE" -> NoteMapping.map(segment, context);
            default -> order(segment);
        }
    }

    private void order(Segment segment) {
        switch (segment.name()) {
            case "ORC" -> OrderMapping.orc(segment, context);
            case "OBR" -> OrderMapping.obr(segment, context);
            case "OBX" -> observation(segment);
            case "SPM" -> SpecimenMapping.spm(segment, context);
            case "TQ1" -> timing(segment);
            case "TXA" -> DocumentMapping.txa(segment, context);
            case "RXA" -> administration(segment);
            case "RXO" -> MedicationMapping.rxo(segment, context);
            case "RXE" -> MedicationMapping.rxe(segment, context);
            case "RXD" -> SupplyMapping.rxd(segment, context);
            case "RXR" -> route(segment);
            case "SCH" -> AppointmentMapping.sch(segment, context);
            case "AIS" -> AppointmentResources.service(segment, context);
            case "AIG" -> AppointmentResources.thing(segment, context);
            case "AIL" -> AppointmentResources.place(segment, context);
            case "AIP" -> AppointmentResources.person(segment, context);
            // A group of resources: its number says what the order of its segments does.
            case "RGS" -> segment.mapped(1);
            default -> context.noNotes();
        }
    }

    private void observation(Segment obx) {
        if (context.order().subject().orElse(null) instanceof DocumentReference document) {
            DocumentMapping.obx(obx, document, context);
            context.noNotes();
        } else {
            ObservationMapping.map(obx, context);
        }
    }

    private void timing(Segment tq1) {
        Appointment appointment = context.appointment().orElse(null);
        if (appointment == null || context.order().control().isPresent()) {
            TimingMapping.tq1(tq1, context);
        } else {
            AppointmentMapping.timing(tq1, appointment, context);
        }
    }

    private void administration(Segment rxa) {
        boolean vaccine =
                context.type().startsWith("VX") || rxa.at(5).part(3).code().equals("CVX");
        if (vaccine) {
            ImmunizationMapping.rxa(rxa, context);
        } else {
            SupplyMapping.rxa(rxa, context);
        }
    }

    private void route(Segment rxr) {
        DomainResource subject = context.order().subject().orElse(null);
        if (subject instanceof Immunization immunization) {
            ImmunizationMapping.rxr(rxr, immunization);
        } else if (subject != null) {
            MedicationMapping.rxr(rxr, subject);
        }
    }
}
