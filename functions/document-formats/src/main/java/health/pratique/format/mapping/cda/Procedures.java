package health.pratique.format.mapping.cda;

import static health.pratique.format.mapping.MappedBundle.to;

import health.pratique.format.mapping.AbsentReason;
import java.util.List;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;

/** Procedure Activity Procedure and Act as Procedure (guide: Procedures). */
final class Procedures {

    private Procedures() {}

    static List<Procedure> map(CdaElement act, Mapping mapping) {
        Procedure procedure = new Procedure();
        procedure.setSubject(mapping.subject());
        procedure.setIdentifier(act.readAll("id", Identifiers::identifier));
        String status = Statuses.procedure(Codes.status(act));
        procedure.setStatus(ProcedureStatus.fromCode(act.negated() ? "not-done" : status));
        act.read("code", Codes::concept).ifPresent(procedure::setCode);
        act.read("effectiveTime", Times::when).ifPresent(procedure::setPerformed);
        procedure.setBodySite(act.readAll("targetSiteCode", Codes::concept));
        Acts.recorder(act, mapping).ifPresent(procedure::setRecorder);
        Acts.performers(act, mapping)
                .forEach(performer -> procedure.addPerformer().setActor(performer));
        Acts.places(act, mapping).stream().findFirst().ifPresent(place -> procedure.setLocation(to(place)));
        for (DomainResource device : Acts.devices(act, mapping)) {
            if (device instanceof Device used) {
                procedure.addFocalDevice().setManipulated(to(used));
            }
        }
        Acts.reasons(act).forEach(procedure::addReasonCode);
        procedure.setNote(Acts.comments(act, mapping));
        if (!procedure.hasPerformed()) {
            procedure.setPerformed(AbsentReason.unknown(new DateTimeType()));
        }
        return List.of(mapping.add(procedure, act));
    }
}
