package health.pratique.format.mapping.hl7;

import health.pratique.format.mapping.AbsentReason;
import health.pratique.format.mapping.MappedBundle;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DiagnosticReport.DiagnosticReportStatus;
import org.hl7.fhir.r4.model.ServiceRequest;

/** OBR with results to DiagnosticReport (guide, OBR[DiagnosticReport]). */
final class ReportMapping {

    private static final String FUNCTION = "http://hl7.org/fhir/StructureDefinition/event-performerFunction";

    /** Who made the report: field of OBR, v3-ParticipationType. */
    private static final Object[][] PERFORMERS = {{34, "SPRF"}, {35, "TRANS"}};

    private ReportMapping() {}

    static void map(Segment obr, ServiceRequest request, MessageContext context) {
        DiagnosticReport report = context.bundle().add(new DiagnosticReport(), obr.path());
        context.order().report(report);
        report.setSubject(context.subject()).addBasedOn(MappedBundle.to(request));
        context.visit().ifPresent(report::setEncounter);
        request.getIdentifier().forEach(number -> report.addIdentifier(number.copy()));
        report.setStatus(Codes.code(obr.at(25), "ReportStatus", DiagnosticReportStatus::fromCode)
                .orElse(DiagnosticReportStatus.UNKNOWN));
        report.setCode(Codes.concept(obr.at(4)).orElseGet(AbsentReason::concept));
        Codes.concept(obr.at(24), "0074").ifPresent(report::addCategory);
        if (obr.has(8)) {
            context.times().period(obr.at(7), obr.at(8)).ifPresent(report::setEffective);
        } else {
            context.times().dateTime(obr.at(7)).ifPresent(report::setEffective);
        }
        if (obr.has(22)) {
            context.times().instant(obr.at(22)).ifPresent(report::setIssuedElement);
        }
        obr.all(32).forEach(ndl -> context.parties().role(ndl).ifPresent(report::addResultsInterpreter));
        for (Object[] performer : PERFORMERS) {
            obr.all((Integer) performer[0])
                    .forEach(ndl -> context.parties().role(ndl).ifPresent(who -> {
                        who.addExtension(FUNCTION, Roles.participation((String) performer[1]));
                        report.addPerformer(who);
                    }));
        }
    }
}
