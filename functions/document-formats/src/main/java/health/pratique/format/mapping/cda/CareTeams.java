package health.pratique.format.mapping.cda;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CareTeam.CareTeamStatus;
import org.hl7.fhir.r4.model.DomainResource;

/** Care Team Organizer (C-CDA companion guide) as CareTeam, and who performed the service that a document is about. */
final class CareTeams {

    private static final String MEMBER = "2.16.840.1.113883.10.20.22.4.500.1";

    private CareTeams() {}

    static List<? extends DomainResource> map(CdaElement organizer, Mapping mapping) {
        CareTeam team = new CareTeam();
        team.setSubject(mapping.subject());
        team.setIdentifier(organizer.readAll("id", Identifiers::identifier));
        team.setStatus(
                switch (Codes.status(organizer)) {
                    case "active" -> CareTeamStatus.ACTIVE;
                    case "completed", "cancelled", "aborted" -> CareTeamStatus.INACTIVE;
                    case "suspended", "held" -> CareTeamStatus.SUSPENDED;
                    case "nullified" -> CareTeamStatus.ENTEREDINERROR;
                    default -> CareTeamStatus.ACTIVE;
                });
        organizer.read("code", Codes::concept).ifPresent(team::addCategory);
        organizer.read("effectiveTime", Times::period).filter(Values::isThere).ifPresent(team::setPeriod);
        for (CdaElement component : organizer.children("component")) {
            component.child("act").filter(act -> act.hasTemplate(MEMBER)).ifPresent(act -> member(act, team, mapping));
        }
        return List.of(mapping.add(team, organizer));
    }

    /** Who performed the service that a document is about, in which function and when; empty if nothing is said of that. */
    static Optional<CareTeam> ofService(CdaElement service, Mapping mapping) {
        CareTeam team = new CareTeam();
        for (CdaElement performer : service.children("performer")) {
            boolean more = performer.child("functionCode").isPresent()
                    || performer.child("time").isPresent();
            mapping.participants().reference(performer).filter(who -> more).ifPresent(who -> {
                var participant = team.addParticipant().setMember(who);
                performer.read("functionCode", Codes::concept).ifPresent(participant::addRole);
                performer.read("time", Times::period).filter(Values::isThere).ifPresent(participant::setPeriod);
            });
        }
        if (team.isEmpty()) {
            return Optional.empty();
        }
        team.setSubject(mapping.subject());
        return Optional.of(mapping.bundle().add(team, service.path()));
    }

    private static void member(CdaElement act, CareTeam team, Mapping mapping) {
        act.child("code").ifPresent(code -> code.known("92707-9", "85847-2"));
        Acts.settled(act);
        for (CdaElement performer : act.children("performer")) {
            mapping.participants().reference(performer).ifPresent(who -> {
                var participant = team.addParticipant().setMember(who);
                performer.extension("functionCode").flatMap(Codes::concept).ifPresent(participant::addRole);
                act.read("effectiveTime", Times::period).filter(Values::isThere).ifPresent(participant::setPeriod);
            });
        }
    }
}
