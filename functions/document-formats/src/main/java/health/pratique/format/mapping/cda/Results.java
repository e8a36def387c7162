package health.pratique.format.mapping.cda;

import health.pratique.format.mapping.AbsentReason;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DiagnosticReport.DiagnosticReportStatus;
import org.hl7.fhir.r4.model.Observation;

/** Result Organizer as DiagnosticReport, with the results in it (guide: Results). */
final class Results {

    private Results() {}

    static List<DiagnosticReport> organizer(CdaElement organizer, Mapping mapping) {
        DiagnosticReport report = new DiagnosticReport();
        report.setSubject(mapping.subject());
        report.setIdentifier(organizer.readAll("id", Identifiers::identifier));
        report.setStatus(DiagnosticReportStatus.fromCode(Statuses.result(Codes.status(organizer))));
        report.setCode(
                organizer.read("code", Codes::concept).orElseGet(() -> AbsentReason.unknown(new CodeableConcept())));
        organizer.extensions("category").forEach(category -> Codes.concept(category)
                .ifPresent(report::addCategory));
        organizer.read("effectiveTime", Times::when).ifPresent(report::setEffective);
        Acts.performers(organizer, mapping).forEach(report::addPerformer);
        organizer
                .child("specimen")
                .flatMap(specimen -> Specimens.of(specimen, mapping))
                .ifPresent(report::addSpecimen);
        List<Observation> results = new ArrayList<>();
        for (CdaElement component : organizer.children("component")) {
            component.child("observation").ifPresent(inner -> results.addAll(Observations.plain(inner, mapping)));
        }
        for (Observation result : results) {
            if (!result.hasSpecimen() && report.getSpecimen().size() == 1) {
                result.setSpecimen(report.getSpecimenFirstRep().copy());
            }
        }
        report.setResult(Acts.references(results));
        return List.of(mapping.add(report, organizer));
    }
}
