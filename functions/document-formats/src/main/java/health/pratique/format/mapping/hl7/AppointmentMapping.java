package health.pratique.format.mapping.hl7;

import health.pratique.format.mapping.AbsentReason;
import health.pratique.format.mapping.CodeSystems;
import health.pratique.format.mapping.MappedBundle;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentParticipantComponent;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.Appointment.ParticipationStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Reference;

/** SCH to Appointment (guide, SCH[Appointment], PID[Appointment], TQ[Appointment]). */
final class AppointmentMapping {

    /** The people who ask, who grant and who enter: field of SCH, what they are. */
    private static final Object[][] PEOPLE = {{12, "placer contact"}, {16, "filler contact"}, {20, "enterer"}};

    private AppointmentMapping() {}

    static void sch(Segment sch, MessageContext context) {
        finish(context);
        sch.mapped();
        Appointment appointment = context.add(new Appointment(), sch);
        context.appointment(appointment);
        context.notes(note -> comment(context, note));
        for (int field : new int[] {1, 2}) {
            Identifiers.ei(sch.at(field), field == 1 ? "PLAC" : "FILL").ifPresent(appointment::addIdentifier);
        }
        appointment.setStatus(status(sch.at(25), context));
        Codes.concept(sch.at(7), "0276").ifPresent(appointment::addReasonCode);
        Codes.concept(sch.at(8), "0277").ifPresent(appointment::setAppointmentType);
        duration(sch, appointment);
        Value timing = sch.at(11);
        start(appointment, timing.part(4), context);
        end(appointment, timing.part(5), context);
        for (Object[] person : PEOPLE) {
            sch.all((Integer) person[0])
                    .forEach(xcn -> context.parties().practitioner(xcn).ifPresent(who -> appointment
                            .addParticipant()
                            .setActor(who)
                            .setStatus(ParticipationStatus.ACCEPTED)
                            .addType()
                            .setText((String) person[1])));
        }
        for (int field : new int[] {26, 27}) {
            sch.all(field).forEach(ei -> Identifiers.ei(ei, field == 26 ? "PLAC" : "FILL")
                    .ifPresent((Identifier order) ->
                            appointment.addBasedOn().setType("ServiceRequest").setIdentifier(order)));
        }
    }

    /** TQ1 below SCH. */
    static void timing(Segment tq1, Appointment appointment, MessageContext context) {
        tq1.mapped(1);
        start(appointment, tq1.at(7), context);
        end(appointment, tq1.at(8), context);
    }

    /** Called when all of it is read: what R4 requires (invariants app-2, app-3, participant 1..*). */
    static void finish(MessageContext context) {
        Appointment appointment = context.appointment().orElse(null);
        if (appointment == null) {
            return;
        }
        if (!context.comment().isEmpty()) {
            appointment.setComment(context.comment().toString());
            context.comment().setLength(0);
        }
        context.patient()
                .map(MappedBundle::to)
                .ifPresent((Reference patient) ->
                        appointment.addParticipant().setActor(patient).setStatus(ParticipationStatus.ACCEPTED));
        if (!appointment.hasParticipant()) {
            AppointmentParticipantComponent unknown = appointment.addParticipant();
            unknown.setStatus(ParticipationStatus.NEEDSACTION).addType(AbsentReason.concept());
        }
        if (appointment.hasStart() && !appointment.hasEnd() && appointment.hasMinutesDuration()) {
            InstantType end = appointment.getStartElement().copy();
            end.setValue(Date.from(
                    appointment.getStart().toInstant().plus(appointment.getMinutesDuration(), ChronoUnit.MINUTES)));
            appointment.setEndElement(end);
        }
        if (!appointment.hasStart()) {
            appointment.setStartElement(AbsentReason.unknown(new InstantType()));
        }
        if (!appointment.hasEnd()) {
            appointment.setEndElement(AbsentReason.unknown(new InstantType()));
        }
    }

    /** By the status that the filler names, else by the event: S12 to S26. */
    private static AppointmentStatus status(Value filler, MessageContext context) {
        return appointmentStatus(filler)
                .or(() -> ConceptMaps.of("EventAppointmentStatus", context.event())
                        .map(AppointmentStatus::fromCode))
                .orElse(AppointmentStatus.PENDING);
    }

    private static Optional<AppointmentStatus> appointmentStatus(Value filler) {
        Optional<String> known =
                ConceptMaps.of("AppointmentStatus", filler.code().toUpperCase(Locale.ROOT));
        if (known.isPresent()) {
            filler.use();
        } else {
            filler.unfit();
        }
        return known.map(AppointmentStatus::fromCode);
    }

    private static void duration(Segment sch, Appointment appointment) {
        if (sch.has(9) && sch.code(10).toUpperCase(Locale.ROOT).startsWith("M")) {
            Quantities.whole(sch.at(9), 1).ifPresent(minutes -> {
                sch.at(10).use();
                appointment.setMinutesDuration(minutes);
            });
        }
    }

    static void start(Appointment appointment, Value stamp, MessageContext context) {
        if (!appointment.hasStart() && stamp.present()) {
            context.times().instant(stamp).ifPresent(appointment::setStartElement);
        }
    }

    private static void end(Appointment appointment, Value stamp, MessageContext context) {
        if (!appointment.hasEnd() && stamp.present()) {
            context.times().instant(stamp).ifPresent(end -> {
                if (appointment.hasStart() && appointment.getStart().after(end.getValue())) {
                    stamp.unfit();
                } else {
                    appointment.setEndElement(end);
                }
            });
        }
    }

    /** R4 has one comment; each note is a line of it. */
    static void comment(MessageContext context, Annotation note) {
        StringBuilder comment = context.comment();
        comment.append(comment.isEmpty() ? "" : "\n").append(note.getText());
        if (note.hasTime()) {
            comment.append(" (")
                    .append(note.getTimeElement().getValueAsString())
                    .append(')');
        }
        if (note.hasAuthorReference()) {
            context.appointment()
                    .orElseThrow()
                    .addParticipant()
                    .setActor(note.getAuthorReference())
                    .setStatus(ParticipationStatus.ACCEPTED)
                    .addType(Roles.concept(CodeSystems.hl7("provenance-participant-type"), "enterer"));
        }
    }
}
