package health.pratique.format.fhir.rule;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;

/** Invariants of resources about a patient's health and care. */
final class ClinicalRules {

    private static final String ALLERGY = "http://terminology.hl7.org/CodeSystem/allergyintolerance-verification";
    private static final String CONDITION = "http://terminology.hl7.org/CodeSystem/condition-clinical";
    private static final String CONDITION_STATUS = "http://terminology.hl7.org/CodeSystem/condition-ver-status";
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private ClinicalRules() {}

    static void addTo(Invariants rules) {
        problems(rules);
        measurements(rules);
        rules.on("CarePlan.activity").rule("cpl-3", a -> a.lacks("detail") || a.lacks("reference"));
        rules.on("Goal.target").rule("gol-1", t -> t.lacksChoice("detail") || t.has("measure"));
        rules.on("Immunization.education").rule("imm-1", e -> e.hasAny("documentType", "reference"));
        rules.on("ImmunizationRecommendation.recommendation")
                .rule("imr-1", r -> r.hasAny("vaccineCode", "targetDisease"));
        rules.on("MedicationAdministration.dosage").rule("mad-1", d -> d.has("dose") || d.hasChoice("rate"));
        rules.on("MedicationDispense")
                .rule("mdd-1", d -> !Moments.isAfter(d.text("whenPrepared"), d.text("whenHandedOver")));
        rules.on("ServiceRequest").rule("prr-1", r -> r.lacks("orderDetail") || r.has("code"));
        rules.on("RequestGroup.action").rule("rqg-1", a -> a.has("resource") != a.has("action"));
        rules.on("Task").rule("inv-1", t -> !Moments.isAfter(t.text("authoredOn"), t.text("lastModified")));
    }

    private static void problems(Invariants rules) {
        rules.on("AllergyIntolerance")
                .rule("ait-1", a -> a.has("clinicalStatus") || isMistake(a, ALLERGY))
                .rule("ait-2", a -> a.lacks("clinicalStatus") || !isMistake(a, ALLERGY));
        rules.on("Condition")
                .rule(
                        "con-4",
                        c -> c.lacksChoice("abatement")
                                || c.isCoded("clinicalStatus", CONDITION, "resolved", "remission", "inactive"))
                .rule("con-5", c -> c.lacks("clinicalStatus") || !isMistake(c, CONDITION_STATUS));
        rules.on("Condition.stage").rule("con-1", s -> s.hasAny("summary", "assessment"));
        rules.on("Condition.evidence").rule("con-2", e -> e.hasAny("code", "detail"));
        rules.on("FamilyMemberHistory")
                .rule("fhs-1", f -> f.lacksChoice("age") || f.lacksChoice("born"))
                .rule("fhs-2", f -> f.hasChoice("age") || f.lacks("estimatedAge"));
        rules.on("RiskAssessment.prediction")
                .rule("ras-1", p -> p.each("probabilityRange").stream().allMatch(ClinicalRules::isPercentages))
                .rule("ras-2", p -> p.number("probabilityDecimal")
                        .map(share -> share.compareTo(HUNDRED) <= 0)
                        .orElse(true));
    }

    private static void measurements(Invariants rules) {
        rules.on("Observation")
                .rule("obs-6", o -> o.lacks("dataAbsentReason") || o.lacksChoice("value"))
                .rule("obs-7", o -> o.lacksChoice("value") || !isRepeatedInComponent(o));
        rules.on("Observation.referenceRange", "Observation.component.referenceRange")
                .rule("obs-3", r -> r.hasAny("low", "high", "text"));
        rules.on("MolecularSequence").rule("msq-3", s -> s.number("coordinateSystem")
                .map(system -> system.signum() == 0 || system.compareTo(BigDecimal.ONE) == 0)
                .orElse(true));
        rules.on("MolecularSequence.referenceSeq")
                .rule("msq-5", s -> s.has("chromosome") == s.has("genomeBuild"))
                .rule(
                        "msq-6",
                        s -> s.count("genomeBuild")
                                        + s.count("referenceSeqId")
                                        + s.count("referenceSeqPointer")
                                        + s.count("referenceSeqString")
                                == 1);
    }

    private static boolean isMistake(Node resource, String system) {
        return resource.isCoded("verificationStatus", system, "entered-in-error");
    }

    private static boolean isPercentages(Node range) {
        return isPercentage(range, "low") && isPercentage(range, "high");
    }

    private static boolean isPercentage(Node range, String end) {
        return range.each(end).stream()
                .allMatch(quantity -> quantity.is("code", "%") && quantity.is("system", DataTypeRules.UCUM));
    }

    private static boolean isRepeatedInComponent(Node observation) {
        Set<Object> codings = new HashSet<>();
        observation.each("code").forEach(code -> code.each("coding").forEach(coding -> codings.add(coding.object())));
        return observation.each("component").stream()
                .flatMap(component -> component.each("code").stream())
                .flatMap(code -> code.each("coding").stream())
                .anyMatch(coding -> codings.contains(coding.object()));
    }
}
