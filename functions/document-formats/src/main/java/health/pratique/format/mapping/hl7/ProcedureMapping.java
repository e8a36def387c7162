package health.pratique.format.mapping.hl7;

import health.pratique.format.mapping.CodeSystems;
import health.pratique.format.mapping.MappedBundle;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedurePerformerComponent;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;

/** PR1 to Procedure (guide, PR1[Procedure]). */
final class ProcedureMapping {

    /** Field, and the function in SNOMED CT: anesthesiologist, surgeon; the practitioner of PR1-12 has none. */
    private static final Object[][] PERFORMERS = {{8, "88189002"}, {11, "304292004"}, {12, ""}};

    private ProcedureMapping() {}

    static void map(Segment pr1, MessageContext context) {
        pr1.mapped(1);
        Procedure procedure = context.add(new Procedure(), pr1);
        context.notes(procedure::addNote);
        procedure.setSubject(context.subject());
        context.visit().ifPresent(procedure::setEncounter);
        // HL7 v2 does not say; the guide has "unknown" for that.
        procedure.setStatus(ProcedureStatus.UNKNOWN);
        code(pr1, procedure);
        performed(pr1, context.times(), procedure);
        Codes.concept(pr1.at(6)).ifPresent(procedure::setCategory);
        for (Object[] performer : PERFORMERS) {
            pr1.all((Integer) performer[0])
                    .forEach(xcn -> context.parties().practitioner(xcn).ifPresent(who -> {
                        ProcedurePerformerComponent added =
                                procedure.addPerformer().setActor(who);
                        String function = (String) performer[1];
                        if (!function.isEmpty()) {
                            added.setFunction(Roles.concept(CodeSystems.SNOMED, function));
                        }
                    }));
        }
        pr1.all(15).forEach(reason -> Codes.concept(reason).ifPresent(procedure::addReasonCode));
        Identifiers.ei(pr1.at(19)).ifPresent(procedure::addIdentifier);
        context.parties().location(pr1.at(23)).map(MappedBundle::to).ifPresent(procedure::setLocation);
        Identifiers.ei(pr1.at(25))
                .ifPresent(parent -> procedure.addPartOf().setType("Procedure").setIdentifier(parent));
    }

    /** A modifier is a coding of its own: the guide's "code:modifier" holds for CPT alone. */
    private static void code(Segment pr1, Procedure procedure) {
        CodeableConcept code = Codes.concept(pr1.at(3)).orElseGet(CodeableConcept::new);
        pr1.all(16).forEach(modifier -> Codes.coding(modifier, "").ifPresent(code::addCoding));
        String description = code.hasText() ? "" : pr1.at(4).whole();
        if (!description.isEmpty()) {
            code.setText(description);
        }
        if (!code.isEmpty()) {
            procedure.setCode(code);
        }
    }

    private static void performed(Segment pr1, Times times, Procedure procedure) {
        Optional<DateTimeType> start = times.dateTime(pr1.at(5));
        boolean precise =
                start.filter(time -> time.getValueAsString().indexOf('T') > 0).isPresent();
        Optional<Integer> minutes = precise && pr1.has(7) ? Quantities.whole(pr1.at(7), 1) : Optional.empty();
        if (minutes.isPresent()) {
            DateTimeType end = start.get().copy();
            end.setValue(Date.from(end.getValue().toInstant().plus(minutes.get(), ChronoUnit.MINUTES)));
            procedure.setPerformed(new Period().setStartElement(start.get()).setEndElement(end));
        } else {
            start.ifPresent(procedure::setPerformed);
        }
    }
}
