package health.pratique.format.mapping.hl7;

import java.util.Optional;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestPriority;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestPriority;
import org.hl7.fhir.r4.model.Timing;
import org.hl7.fhir.r4.model.Timing.UnitsOfTime;

/** TQ1, and TQ in the fields of old versions, to when an order is due (guide, TQ1[ServiceRequest], TQ1[MedicationRequest], TQ[ServiceRequest]). */
final class TimingMapping {

    private TimingMapping() {}

    /** TQ1 may come before the segment that it times. */
    static void tq1(Segment tq1, MessageContext context) {
        context.order().subject().ifPresentOrElse(subject -> apply(tq1, subject, context), () -> context.order()
                .timing(tq1));
    }

    static void apply(Segment tq1, DomainResource subject, MessageContext context) {
        switch (subject) {
            case ServiceRequest request -> service(tq1, request, context);
            case MedicationRequest request -> {
                tq1.mapped(1);
                if (!request.hasPriority()) {
                    Codes.code(tq1.at(9), "Priority", MedicationRequestPriority::fromCode)
                            .ifPresent(request::setPriority);
                }
                dosage(tq1, request.getDosageInstructionFirstRep(), context.times());
            }
            case MedicationDispense dispense -> {
                tq1.mapped(1);
                dosage(tq1, dispense.getDosageInstructionFirstRep(), context.times());
            }
            default -> context.noNotes();
        }
    }

    private static void service(Segment tq1, ServiceRequest request, MessageContext context) {
        tq1.mapped(1);
        if (tq1.has(2) && !request.hasQuantity()) {
            Quantities.cq(tq1.at(2)).ifPresent(request::setQuantity);
        }
        if (!request.hasOccurrence()) {
            timing(tq1, context.times()).ifPresent(request::setOccurrence);
        }
        if (!request.hasPriority()) {
            Codes.code(tq1.at(9), "Priority", ServiceRequestPriority::fromCode).ifPresent(request::setPriority);
        }
        String instruction = tq1.at(11).whole();
        if (!instruction.isEmpty()) {
            request.addNote().setText(instruction);
        }
    }

    private static void dosage(Segment tq1, Dosage dosage, Times times) {
        if (!dosage.hasTiming()) {
            timing(tq1, times).ifPresent(dosage::setTiming);
        }
        if (!dosage.hasPatientInstruction() && tq1.has(11)) {
            dosage.setPatientInstruction(tq1.at(11).whole());
        }
        if (tq1.has(2) && !dosage.hasDoseAndRate()) {
            Quantities.cq(tq1.at(2)).ifPresent(dose -> dosage.addDoseAndRate().setDose(dose));
        }
    }

    private static Optional<Timing> timing(Segment tq1, Times times) {
        Timing timing = new Timing();
        tq1.all(3).findFirst().ifPresent(pattern -> {
            // RPT: a code, and how often in what time (HL7 v2.8, 2A.63).
            Codes.concept(pattern.part(1)).ifPresent(timing::setCode);
            Optional<UnitsOfTime> unit = unit(pattern.part(6));
            unit.flatMap(known -> Quantities.number(pattern.part(5)))
                    .filter(period -> period.signum() > 0)
                    .ifPresent(period -> timing.getRepeat().setPeriod(period).setPeriodUnit(unit.get()));
        });
        tq1.all(4).forEach(time -> times.time(time).ifPresent(timing.getRepeat().getTimeOfDay()::add));
        times.period(tq1.at(7), tq1.at(8)).ifPresent(timing.getRepeat()::setBounds);
        if (tq1.has(14)) {
            Quantities.whole(tq1.at(14), 1).ifPresent(timing.getRepeat()::setCount);
        }
        return timing.isEmpty() ? Optional.empty() : Optional.of(timing);
    }

    /** TQ, which v2.5 left behind: quantity, interval, duration, start, end, priority, condition, text. */
    static void old(Value tq, ServiceRequest request, MessageContext context) {
        if (!tq.present() || request.hasOccurrence()) {
            return;
        }
        if (tq.part(1).present() && !request.hasQuantity()) {
            Quantities.cq(tq.part(1)).ifPresent(request::setQuantity);
        }
        Timing timing = new Timing();
        Value interval = tq.part(2).part(1);
        if (interval.present()) {
            timing.getCode().addCoding().setCode(Codes.collapsed(interval.text()));
        }
        context.times().period(tq.part(4), tq.part(5)).ifPresent(timing.getRepeat()::setBounds);
        if (!timing.isEmpty()) {
            request.setOccurrence(timing);
        }
        if (!request.hasPriority()) {
            Codes.code(tq.part(6), "Priority", ServiceRequestPriority::fromCode).ifPresent(request::setPriority);
        }
        String text = tq.part(8).text();
        if (!text.isEmpty()) {
            request.addNote().setText(text);
        }
    }

    static Optional<UnitsOfTime> unit(Value value) {
        return Codes.code(value.part(1), "DurationUnit", UnitsOfTime::fromCode);
    }
}
