package health.pratique.format.mapping.hl7;

import health.pratique.format.mapping.MappedBundle;
import java.util.Locale;
import java.util.Optional;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentParticipantComponent;
import org.hl7.fhir.r4.model.Appointment.ParticipationStatus;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** AIS, AIP, AIL and AIG to the service and the participants of the Appointment (guide, AIS[Appointment] and its like). */
final class AppointmentResources {

    /**
     * Where a segment has what.
     *
     * @param start the start of its part; the duration and its unit stand three and four fields behind, the status six
     */
    private record Fields(int start) {
        int duration() {
            return start + 3;
        }

        int status() {
            return start + 6;
        }
    }

    private AppointmentResources() {}

    static void service(Segment ais, MessageContext context) {
        Appointment appointment = begin(ais, context);
        if (appointment == null) {
            return;
        }
        Codes.concept(ais.at(3)).ifPresent(appointment::addServiceType);
        Fields fields = new Fields(4);
        AppointmentMapping.start(appointment, ais.at(fields.start()), context);
        if (!appointment.hasMinutesDuration() && minutes(ais, fields).isPresent()) {
            appointment.setMinutesDuration(minutes(ais, fields).get());
        }
        status(ais.at(fields.status()));
    }

    static void person(Segment aip, MessageContext context) {
        Appointment appointment = begin(aip, context);
        if (appointment == null) {
            return;
        }
        Optional<Reference> who =
                aip.all(3).findFirst().flatMap(xcn -> context.parties().practitioner(xcn));
        participant(appointment, aip, who, 4, new Fields(6), context);
    }

    static void place(Segment ail, MessageContext context) {
        Appointment appointment = begin(ail, context);
        if (appointment == null) {
            return;
        }
        Optional<Reference> where = context.parties().location(ail.at(3)).map(MappedBundle::to);
        participant(appointment, ail, where, 4, new Fields(6), context);
    }

    /** A thing, or a group of things, of which v2 says no more than a code. */
    static void thing(Segment aig, MessageContext context) {
        Appointment appointment = begin(aig, context);
        if (appointment == null) {
            return;
        }
        Optional<Reference> what = Codes.coding(aig.at(3), "").map(code -> {
            Reference reference = new Reference().setDisplay(code.getDisplay());
            if (code.hasCode()) {
                reference.setIdentifier(
                        new Identifier().setSystem(code.getSystem()).setValue(code.getCode()));
            }
            return reference;
        });
        participant(appointment, aig, what, 4, new Fields(8), context);
    }

    private static @Nullable Appointment begin(Segment segment, MessageContext context) {
        Appointment appointment = context.appointment().orElse(null);
        if (appointment != null) {
            segment.mapped(1);
            context.notes(note -> AppointmentMapping.comment(context, note));
        }
        return appointment;
    }

    private static void participant(
            Appointment appointment,
            Segment segment,
            Optional<Reference> actor,
            int type,
            Fields fields,
            MessageContext context) {
        Optional<CodeableConcept> kind = Codes.concept(segment.at(type));
        if (actor.isEmpty() && kind.isEmpty()) {
            return;
        }
        AppointmentParticipantComponent participant = appointment.addParticipant();
        actor.ifPresent(participant::setActor);
        kind.ifPresent(participant::addType);
        participant.setStatus(status(segment.at(fields.status())));
        AppointmentMapping.start(appointment, segment.at(fields.start()), context);
        context.times().dateTime(segment.at(fields.start())).ifPresent(participant.getPeriod()::setStartElement);
    }

    private static Optional<Integer> minutes(Segment segment, Fields fields) {
        boolean minutes =
                segment.code(fields.duration() + 1).toUpperCase(Locale.ROOT).startsWith("M");
        if (!segment.has(fields.duration()) || !minutes) {
            return Optional.empty();
        }
        segment.at(fields.duration() + 1).use();
        return Quantities.whole(segment.at(fields.duration()), 1);
    }

    /** R4 requires one; who has not answered has to. */
    private static ParticipationStatus status(Value filler) {
        Optional<String> known =
                ConceptMaps.of("ParticipantStatus", filler.code().toUpperCase(Locale.ROOT));
        if (known.isPresent()) {
            filler.use();
        } else {
            filler.unfit();
        }
        return known.map(ParticipationStatus::fromCode).orElse(ParticipationStatus.NEEDSACTION);
    }
}
