package health.pratique.format.mapping.hl7;

import health.pratique.format.mapping.AbsentReason;
import health.pratique.format.mapping.CodeSystems;
import health.pratique.format.mapping.MappedBundle;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;

/** EVN to the Provenance of the event (guide, EVN[Provenance]). */
final class EventMapping {

    private EventMapping() {}

    static void map(Segment evn, MessageContext context) {
        evn.mapped();
        Provenance provenance = context.add(new Provenance(), evn);
        context.header()
                .map(MappedBundle::to)
                .ifPresentOrElse(
                        provenance::addTarget, () -> provenance.addTarget(AbsentReason.unknown(new Reference())));
        String event = evn.at(1).text();
        provenance.setActivity(
                Roles.concept(CodeSystems.v2Table("0003"), Codes.collapsed(event.isEmpty() ? context.event() : event)));
        provenance.setRecordedElement(HeaderMapping.recorded(evn.at(2), context));
        Codes.concept(evn.at(4), "0062").ifPresent(provenance::addReason);
        evn.all(5).forEach(operator -> context.parties().practitioner(operator).ifPresent(who -> provenance
                .addAgent()
                .setType(Roles.provenance("enterer"))
                .setWho(who)));
        if (!provenance.hasAgent()) {
            provenance.addAgent().setWho(AbsentReason.unknown(new Reference()));
        }
        context.times().dateTime(evn.at(6)).ifPresent(provenance::setOccurred);
        context.parties().site(evn.at(7)).map(MappedBundle::to).ifPresent(provenance::setLocation);
    }

    /** PID-33 and PID-34 to the Provenance of the patient (guide, PID[Provenance-Patient]). */
    static void updated(Segment pid, MessageContext context, Reference patient) {
        if (!pid.has(33) || !pid.has(34)) {
            return;
        }
        Provenance provenance = context.bundle().add(new Provenance(), pid.path());
        provenance.addTarget(patient);
        provenance.setRecordedElement(HeaderMapping.recorded(pid.at(33), context));
        context.times().dateTime(pid.at(33)).ifPresent(provenance::setOccurred);
        provenance
                .addAgent()
                .setWho(context.parties()
                        .facility(pid.at(34))
                        .map(MappedBundle::to)
                        .orElseGet(() -> AbsentReason.unknown(new Reference())));
    }
}
