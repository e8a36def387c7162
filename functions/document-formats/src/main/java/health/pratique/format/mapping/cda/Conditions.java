package health.pratique.format.mapping.cda;

import health.pratique.format.mapping.AbsentReason;
import health.pratique.format.mapping.CodeSystems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;

/** Problem Concern Act and Problem Observation, and diagnoses of encounters, as Condition (guide: Problems). */
final class Conditions {

    private static final String STATUS = "33999-4";
    private static final String DIAGNOSED = "77975-1";
    private static final String SEVERITY = "SEV";
    private static final String ASSERTED = "http://hl7.org/fhir/StructureDefinition/condition-assertedDate";
    private static final String US_CORE = "http://hl7.org/fhir/us/core/CodeSystem/condition-category";
    private static final String NO_KNOWN_PROBLEM = "160245001";

    private Conditions() {}

    static List<Condition> concern(CdaElement act, Mapping mapping) {
        List<Condition> conditions = new ArrayList<>();
        Acts.related(act, "", "observation")
                .filter(Entries::isKnown)
                .forEach(observation -> conditions.addAll(observation(observation, mapping)));
        // The code of a concern, or of a diagnosis, is the same for all.
        act.child("code").ifPresent(code -> code.known("CONC", "29308-4", "11535-2", "46241-6"));
        conditions.forEach(condition -> Provenances.map(act, condition, mapping));
        return conditions;
    }

    static List<Condition> diagnosis(CdaElement act, Mapping mapping) {
        return concern(act, mapping);
    }

    static List<Condition> observation(CdaElement observation, Mapping mapping) {
        Condition condition = new Condition();
        Acts.settled(observation);
        condition.setSubject(mapping.subject());
        condition.setIdentifier(observation.readAll("id", Identifiers::identifier));
        category(observation, condition);
        boolean negated = observation.negated();
        code(observation, condition, negated);
        times(observation, condition);
        condition.setVerificationStatus(
                Codes.of(CodeSystems.hl7("condition-ver-status"), negated ? "refuted" : "confirmed", null));
        condition.setClinicalStatus(
                Codes.of(CodeSystems.hl7("condition-clinical"), status(observation, condition), null));
        observation.read("targetSiteCode", Codes::concept).ifPresent(condition::addBodySite);
        Acts.related(observation, "", "observation")
                .filter(other -> other.code().equals(SEVERITY))
                .findFirst()
                .flatMap(Acts::value)
                .flatMap(Codes::concept)
                .ifPresent(condition::setSeverity);
        Acts.recorder(observation, mapping).ifPresent(condition::setRecorder);
        Acts.recorded(observation).ifPresent(condition::setRecordedDateElement);
        Acts.related(observation, "", "act")
                .filter(act -> act.code().equals(DIAGNOSED))
                .findFirst()
                .flatMap(act -> act.read("effectiveTime", Times::dateTime))
                .ifPresent(date -> condition.addExtension(new Extension(ASSERTED, date)));
        condition.setNote(Acts.comments(observation, mapping));
        return List.of(mapping.add(condition, observation));
    }

    /** ConceptMap CF-ProblemCategory, and what the observation itself calls it. */
    private static void category(CdaElement observation, Condition condition) {
        boolean diagnosis =
                observation.around("act").map(Conditions::isDiagnosis).orElse(false);
        String section = Acts.section(observation);
        if (diagnosis || section.equals("46240-8")) {
            condition.addCategory(Codes.of(CodeSystems.hl7("condition-category"), "encounter-diagnosis", null));
        } else if (section.equals("75310-3")) {
            condition.addCategory(Codes.of(US_CORE, "health-concern", null));
        } else {
            condition.addCategory(Codes.of(CodeSystems.hl7("condition-category"), "problem-list-item", null));
        }
        observation
                .read("code", Codes::concept)
                .filter(code -> code.hasCoding())
                .ifPresent(condition::addCategory);
    }

    private static boolean isDiagnosis(CdaElement act) {
        return List.of("33", "34", "80").stream()
                .anyMatch(template -> act.hasTemplate("2.16.840.1.113883.10.20.22.4." + template));
    }

    /** A negated "problem" is that there is none known; anything else negated is refuted, its code as it stands. */
    private static void code(CdaElement observation, Condition condition, boolean negated) {
        Optional<CodeableConcept> value = observation.read("value", Codes::concept);
        boolean any = value.map(concept -> concept.getCodingFirstRep().getCode())
                .filter("55607006"::equals)
                .isPresent();
        if (negated && any) {
            condition.setCode(Codes.of(CodeSystems.SNOMED, NO_KNOWN_PROBLEM, "No current problems or disability"));
        } else {
            condition.setCode(value.orElseGet(() -> AbsentReason.unknown(new CodeableConcept())));
        }
    }

    private static void times(CdaElement observation, Condition condition) {
        observation.child("effectiveTime").ifPresent(time -> {
            Times.iso(time)
                    .map(DateTimeType::new)
                    .or(() -> time.read("low", Times::dateTime))
                    .ifPresent(condition::setOnset);
            time.read("high", Times::dateTime).filter(DateTimeType::hasValue).ifPresent(condition::setAbatement);
        });
    }

    /** An abated condition is inactive, resolved or in remission: FHIR's invariant con-4. */
    private static String status(CdaElement observation, Condition condition) {
        Optional<String> own = Acts.related(observation, "", "observation")
                .filter(other -> other.code().equals(STATUS))
                .findFirst()
                .flatMap(Acts::value)
                .flatMap(Statuses::clinical);
        String status = own.or(
                        () -> observation.around("act").map(Codes::status).flatMap(Statuses::ofConcern))
                .orElse("active");
        boolean abated = List.of("inactive", "resolved", "remission").contains(status);
        return condition.hasAbatement() && !abated || condition.hasAbatement() && own.isEmpty() ? "resolved" : status;
    }
}
