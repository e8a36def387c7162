package health.pratique.format.mapping.hl7;

import health.pratique.format.mapping.AbsentReason;
import health.pratique.format.mapping.MappedBundle;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestDispenseRequestComponent;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestIntent;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;

/**
 * RXO and RXE to MedicationRequest, with the ORC above and the RXR below (guide, RXO[MedicationRequest], RXR[MedicationRequest];
 * RXE, which the guide leaves out, by the same elements).
 */
final class MedicationMapping {

    /**
     * Where a segment has what; 0 where it has it not.
     *
     * @param code the medicine
     * @param amount from how much; to how much, of what unit and in what form follow
     * @param instruction for who gives it
     */
    private record Fields(
            MedicationRequestIntent intent,
            int code,
            int amount,
            int instruction,
            int pharmacy,
            int substitution,
            int dispense,
            int refills) {}

    private static final Fields RXO = new Fields(MedicationRequestIntent.ORIGINALORDER, 1, 2, 7, 6, 9, 11, 13);
    private static final Fields RXE = new Fields(MedicationRequestIntent.ORDER, 2, 3, 7, 21, 9, 10, 12);

    private MedicationMapping() {}

    static void rxo(Segment rxo, MessageContext context) {
        MedicationRequest request = request(rxo, RXO, context);
        rxo.all(14)
                .findFirst()
                .flatMap(xcn -> context.parties().practitioner(xcn))
                .filter(who -> !request.hasRequester())
                .ifPresent(request::setRequester);
        rxo.all(20).forEach(reason -> Codes.concept(reason).ifPresent(request::addReasonCode));
    }

    static void rxe(Segment rxe, MessageContext context) {
        Optional<MedicationRequest> ordered = context.order()
                .subject()
                .filter(MedicationRequest.class::isInstance)
                .map(MedicationRequest.class::cast)
                .filter(before -> before.getIntent() == MedicationRequestIntent.ORIGINALORDER);
        MedicationRequest request = request(rxe, RXE, context);
        ordered.map(MappedBundle::to).ifPresent(request::addBasedOn);
        Identifiers.st(rxe.at(15)).ifPresent(number -> request.addIdentifier(number.setType(Identifiers.type("RXN"))));
        rxe.all(13)
                .findFirst()
                .flatMap(xcn -> context.parties().practitioner(xcn))
                .filter(who -> !request.hasRequester())
                .ifPresent(request::setRequester);
        rxe.all(27).forEach(reason -> Codes.concept(reason).ifPresent(request::addReasonCode));
    }

    private static MedicationRequest request(Segment segment, Fields fields, MessageContext context) {
        segment.mapped();
        Optional<Segment> orc = context.order().control();
        context.order().detail(false);
        MedicationRequest request = context.add(new MedicationRequest(), segment);
        context.order().subject(request);
        context.notes(request::addNote);
        request.setIntent(fields.intent()).setSubject(context.subject()).setStatus(MedicationRequestStatus.UNKNOWN);
        context.visit().ifPresent(request::setEncounter);
        request.setMedication(Codes.concept(segment.at(fields.code()), "0292").orElseGet(AbsentReason::concept));
        dosage(segment, fields, request);
        dispense(segment, fields, request);
        Codes.code(segment.at(fields.substitution()), "Substitution", BooleanType::new)
                .ifPresent(allowed -> request.getSubstitution().setAllowed(allowed));
        orc.ifPresent(control -> control(control, request, context));
        context.order().timings().forEach(timing -> TimingMapping.apply(timing, request, context));
        return request;
    }

    private static void dosage(Segment segment, Fields fields, MedicationRequest request) {
        Dosage dosage = new Dosage();
        Value unit = segment.at(fields.amount() + 2);
        Optional<Quantity> low = amount(segment, fields.amount(), unit);
        Optional<Quantity> high = amount(segment, fields.amount() + 1, unit);
        if (low.isPresent()
                && high.isPresent()
                && low.get().getValue().compareTo(high.get().getValue()) <= 0) {
            dosage.addDoseAndRate().setDose(new Range().setLow(low.get()).setHigh(high.get()));
        } else {
            low.or(() -> high).ifPresent(dose -> dosage.addDoseAndRate().setDose(dose));
            low.filter(dose -> high.isPresent())
                    .ifPresent(dose -> segment.at(fields.amount() + 1).unfit());
        }
        String instruction = text(segment, fields.instruction());
        if (!instruction.isEmpty()) {
            dosage.setText(instruction);
        }
        if (!dosage.isEmpty()) {
            request.addDosageInstruction(dosage);
        }
        String pharmacy = text(segment, fields.pharmacy());
        if (!pharmacy.isEmpty()) {
            request.addNote().setText(pharmacy);
        }
    }

    private static Optional<Quantity> amount(Segment segment, int field, Value unit) {
        return segment.has(field) ? Quantities.of(segment.at(field), unit) : Optional.empty();
    }

    private static String text(Segment segment, int field) {
        return segment.all(field)
                .map(Codes::text)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private static void dispense(Segment segment, Fields fields, MedicationRequest request) {
        MedicationRequestDispenseRequestComponent dispense = new MedicationRequestDispenseRequestComponent();
        if (segment.has(fields.dispense())) {
            Quantities.of(segment.at(fields.dispense()), segment.at(fields.dispense() + 1))
                    .ifPresent(dispense::setQuantity);
        }
        if (segment.has(fields.refills())) {
            Quantities.whole(segment.at(fields.refills()), 0).ifPresent(dispense::setNumberOfRepeatsAllowed);
        }
        if (!dispense.isEmpty()) {
            request.setDispenseRequest(dispense);
        }
    }

    private static void control(Segment orc, MedicationRequest request, MessageContext context) {
        orc.mapped();
        Optional<MedicationRequestStatus> said = orc.has(5)
                ? Codes.code(orc.at(5), "MedicationStatus", MedicationRequestStatus::fromCode)
                : Optional.empty();
        said.or(() -> Codes.code(orc.at(1), "MedicationControl", MedicationRequestStatus::fromCode))
                .ifPresent(request::setStatus);
        Identifiers.ei(orc.at(2), "PLAC").ifPresent(request::addIdentifier);
        Identifiers.ei(orc.at(3), "FILL").ifPresent(request::addIdentifier);
        Identifiers.ei(orc.at(4), "PGN").ifPresent(request::setGroupIdentifier);
        context.times().dateTime(orc.at(9)).ifPresent(request::setAuthoredOnElement);
        OrderMapping.requester(orc, context).ifPresent(request::setRequester);
        orc.all(10)
                .findFirst()
                .flatMap(xcn -> context.parties().practitioner(xcn))
                .ifPresent(request::setRecorder);
        Codes.concept(orc.at(16)).ifPresent(request::setStatusReason);
        Codes.label(orc.at(28)).ifPresent(request.getMeta()::addSecurity);
    }

    /** RXR: how and where the medicine of the segment above is given. */
    static void rxr(Segment rxr, DomainResource subject) {
        Optional<Dosage> dosage =
                switch (subject) {
                    case MedicationRequest request -> Optional.of(request.getDosageInstructionFirstRep());
                    case MedicationDispense dispense -> Optional.of(dispense.getDosageInstructionFirstRep());
                    // R4, invariant mad-1: no dosage without a dose.
                    case MedicationAdministration administration
                    when administration.getDosage().hasDose()
                            && !administration.getDosage().hasRoute() -> {
                        rxr.mapped();
                        route(rxr).ifPresent(administration.getDosage()::setRoute);
                        Codes.concept(rxr.at(2), "0163").ifPresent(administration.getDosage()::setSite);
                        Codes.concept(rxr.at(4), "0165").ifPresent(administration.getDosage()::setMethod);
                        yield Optional.empty();
                    }
                    default -> Optional.empty();
                };
        dosage.ifPresent(how -> {
            if (how.hasRoute() || how.hasSite() || how.hasMethod()) {
                // A second way to give it, which R4 has no place for: listed.
                return;
            }
            rxr.mapped();
            route(rxr).ifPresent(how::setRoute);
            Codes.concept(rxr.at(2), "0163").ifPresent(how::setSite);
            Codes.concept(rxr.at(4), "0165").ifPresent(how::setMethod);
        });
    }

    private static Optional<CodeableConcept> route(Segment rxr) {
        return Codes.concept(rxr.at(1), "0162");
    }
}
