package health.pratique.format.mapping.hl7;

import health.pratique.format.mapping.AbsentReason;
import health.pratique.format.mapping.MappedBundle;
import java.util.Optional;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CareTeam.CareTeamParticipantComponent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;

/**
 * ROL and PRT to what the person is to the resource before: performer, participant, general practitioner, or else a member of a
 * CareTeam (guide, ROL[Encounter-PractitionerRole], ROL[Patient-GeneralPractitioner], ROL[CareTeam], PRT[CareTeam]).
 */
final class RoleMapping {

    private RoleMapping() {}

    static void rol(Segment rol, MessageContext context) {
        participation(rol, new int[] {3, 4, 5, 6}, context);
    }

    static void prt(Segment prt, MessageContext context) {
        participation(prt, new int[] {4, 5, 11, 12}, context);
    }

    /** @param fields the role, the person, from when, to when */
    private static void participation(Segment segment, int[] fields, MessageContext context) {
        Optional<Reference> person = segment.all(fields[1])
                .findFirst()
                .flatMap(xcn -> context.parties().practitioner(xcn))
                .or(() -> segment.is("PRT")
                        ? segment.all(8)
                                .findFirst()
                                .flatMap(xon -> context.parties().organization(xon))
                                .map(MappedBundle::to)
                        : Optional.empty());
        if (person.isEmpty()) {
            return;
        }
        segment.mapped();
        String code = segment.code(fields[0]);
        Optional<CodeableConcept> role = Codes.concept(segment.at(fields[0]), "0443");
        Optional<Period> period = context.times().period(segment.at(fields[2]), segment.at(fields[3]));
        DomainResource before = context.last().orElse(null);
        switch (before) {
            case Observation observation
            when role.isEmpty() && period.isEmpty() -> observation.addPerformer(person.get());
            case Encounter encounter
            when segment.has(fields[1]) -> {
                Encounter.EncounterParticipantComponent participant =
                        encounter.addParticipant().setIndividual(person.get());
                role.ifPresent(participant::addType);
                period.ifPresent(participant::setPeriod);
            }
            case Procedure procedure
            when period.isEmpty() -> {
                Procedure.ProcedurePerformerComponent performer =
                        procedure.addPerformer().setActor(person.get());
                role.ifPresent(performer::setFunction);
            }
            case ServiceRequest request when role.isEmpty() && period.isEmpty() -> request.addPerformer(person.get());
            case Patient patient
            when code.equals("PP") && period.isEmpty() -> patient.addGeneralPractitioner(person.get());
            case null, default -> member(segment, context, person.get(), role, period);
        }
    }

    private static void member(
            Segment segment,
            MessageContext context,
            Reference person,
            Optional<CodeableConcept> role,
            Optional<Period> period) {
        CareTeam team = context.bundle().add(new CareTeam(), segment.path());
        team.setSubject(context.patient().isPresent() ? context.subject() : AbsentReason.unknown(new Reference()));
        CareTeamParticipantComponent participant = team.addParticipant().setMember(person);
        role.ifPresent(participant::addRole);
        period.ifPresent(participant::setPeriod);
    }
}
