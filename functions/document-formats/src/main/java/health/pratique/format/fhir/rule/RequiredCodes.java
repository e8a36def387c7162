package health.pratique.format.fhir.rule;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Required bindings of concepts, and of codes that have no enumeration in HAPI's model, as R4's value sets list them.
 *
 * @param system empty where a plain code is bound
 * @param codes empty for all of the system
 */
public record RequiredCodes(String system, Set<String> codes) {

    private static final String TERMINOLOGY = "http://terminology.hl7.org/CodeSystem/";

    private static final Map<String, RequiredCodes> BY_PATH = Map.ofEntries(
            concept(
                    "AdverseEvent.outcome",
                    "adverse-event-outcome",
                    "resolved",
                    "recovering",
                    "ongoing",
                    "resolvedWithSequelae",
                    "fatal",
                    "unknown"),
            concept("AdverseEvent.severity", "adverse-event-severity", "mild", "moderate", "severe"),
            concept(
                    "AllergyIntolerance.clinicalStatus",
                    "allergyintolerance-clinical",
                    "active",
                    "inactive",
                    "resolved"),
            concept(
                    "AllergyIntolerance.verificationStatus",
                    "allergyintolerance-verification",
                    "unconfirmed",
                    "confirmed",
                    "refuted",
                    "entered-in-error"),
            concept(
                    "Condition.clinicalStatus",
                    "condition-clinical",
                    "active",
                    "recurrence",
                    "relapse",
                    "inactive",
                    "remission",
                    "resolved"),
            concept(
                    "Condition.verificationStatus",
                    "condition-ver-status",
                    "unconfirmed",
                    "provisional",
                    "differential",
                    "confirmed",
                    "refuted",
                    "entered-in-error"),
            concept(
                    "InsurancePlan.plan.specificCost.benefit.cost.applicability",
                    "applicability",
                    "in-network",
                    "out-of-network",
                    "other"),
            concept("Measure.improvementNotation", "measure-improvement-notation", "increase", "decrease"),
            concept("MeasureReport.improvementNotation", "measure-improvement-notation", "increase", "decrease"),
            concept("SupplyDelivery.type", "supply-item-type", "medication", "device"),
            ucum("EffectEvidenceSynthesis.effectEstimate.unitOfMeasure"),
            ucum("ResearchElementDefinition.characteristic.unitOfMeasure"),
            ucum("RiskEvidenceSynthesis.riskEstimate.unitOfMeasure"),
            Map.entry(
                    "ImplementationGuide.definition.parameter.code",
                    new RequiredCodes(
                            "",
                            Set.of(
                                    "apply",
                                    "path-resource",
                                    "path-pages",
                                    "path-tx-cache",
                                    "expansion-parameter",
                                    "rule-broken-links",
                                    "generate-xml",
                                    "generate-json",
                                    "generate-turtle",
                                    "html-template"))));

    public RequiredCodes {
        codes = Set.copyOf(codes);
    }

    /** Null when the element is bound otherwise or not at all. */
    public static @Nullable RequiredCodes of(String path) {
        return BY_PATH.get(path);
    }

    /** Whether one of the concept's codings is of the value set (R4, 4.1.5.1). */
    public boolean code(Node concept) {
        return concept.each("coding").stream()
                .anyMatch(coding ->
                        coding.is("system", system) && (codes.isEmpty() || codes.contains(coding.text("code"))));
    }

    /** Units are an open list: their system tells. */
    private static Map.Entry<String, RequiredCodes> ucum(String path) {
        return Map.entry(path, new RequiredCodes(DataTypeRules.UCUM, Set.of()));
    }

    private static Map.Entry<String, RequiredCodes> concept(String path, String system, String... codes) {
        return Map.entry(path, new RequiredCodes(TERMINOLOGY + system, Set.of(codes)));
    }
}
