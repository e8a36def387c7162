package health.pratique.compliance.rule;

import static health.pratique.configuration.RulePack.DATA_QUALITY;
import static health.pratique.model.Severity.REVIEW;
import static health.pratique.model.Severity.WARN;

import health.pratique.compliance.ComplianceFacts;
import health.pratique.compliance.ComplianceRule;
import health.pratique.compliance.StatedRule;
import health.pratique.compliance.statement.Elements;
import health.pratique.compliance.statement.Quantity;
import health.pratique.compliance.unit.Ucum;
import health.pratique.format.json.JsonNumber;
import health.pratique.format.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Whether what a document states can be, and can be understood. Dubious data do not hold a document; impossible ones do. */
public final class DataQualityRules {

    private static final String INTEGRITY = "45 CFR 164.312(c)(1)";

    private static final String RESULT =
            "value[x]|dataAbsentReason|component|hasMember|note|interpretation|derivedFrom";

    public static final List<ComplianceRule> ALL = List.of(
            new ClaimedProfilesMet(),
            new MeaningfulResources(),
            new PlausibleDates(),
            new CompleteContent(),
            new StatedRule(
                    DATA_QUALITY,
                    "plausible-vital-signs",
                    REVIEW,
                    INTEGRITY,
                    "No more vital signs than thresholds.implausibleValues lie where no patient's can.",
                    "have the source check value and unit, and send the document again",
                    facts -> Plausibility.implausible(facts, ClinicalRanges::ofVitalSign)
                            <= facts.thresholds().implausibleValues()),
            new StatedRule(
                    DATA_QUALITY,
                    "plausible-laboratory-values",
                    REVIEW,
                    INTEGRITY + "; 42 CFR 493.1291(a)",
                    "No more laboratory values than thresholds.implausibleValues lie where no patient's can.",
                    "have the laboratory check value and unit, and send the document again",
                    facts -> Plausibility.implausible(facts, ClinicalRanges::ofTest)
                            <= facts.thresholds().implausibleValues()),
            new StatedRule(
                    DATA_QUALITY,
                    "units-valid",
                    WARN,
                    "45 CFR 170.207(m)",
                    "Each unit that is said to be one of UCUM is.",
                    "write the unit as UCUM does (case matters), or do not name http://unitsofmeasure.org as its system",
                    facts -> facts.statements().quantities().stream().allMatch(DataQualityRules::unitValid)),
            new StatedRule(
                    DATA_QUALITY,
                    "units-fit",
                    REVIEW,
                    INTEGRITY + "; 42 CFR 493.1291(c)(6)",
                    "Each vital sign and laboratory value has a unit that can measure it.",
                    "have the source check code and unit, and send the document again",
                    facts -> facts.statements().measurements().stream().allMatch(Plausibility::unitFits)),
            new StatedRule(
                    DATA_QUALITY,
                    "no-duplicates",
                    WARN,
                    INTEGRITY,
                    "No more statements than thresholds.duplicateStatements say what another of the document says.",
                    "have the source remove what it sent twice",
                    facts -> Duplicates.count(facts) <= facts.thresholds().duplicateStatements()),
            new StatedRule(
                    DATA_QUALITY,
                    "sex-agrees",
                    WARN,
                    INTEGRITY,
                    "Nobody whose administrative gender is male is stated to be pregnant.",
                    "have the source check that gender, and whether both are of the same patient",
                    facts -> !Contradictions.pregnantMan(facts)),
            new StatedRule(
                    DATA_QUALITY,
                    "periods-ordered",
                    REVIEW,
                    INTEGRITY + "; FHIR R4 per-1",
                    "No period ends before it begins.",
                    "correct the period at the source, and send the document again",
                    facts -> facts.statements().spans().stream().noneMatch(Contradictions::endsBeforeItBegins)),
            new StatedRule(
                    DATA_QUALITY,
                    "nothing-after-death",
                    WARN,
                    INTEGRITY,
                    "Nothing happens to a patient later than two months after death.",
                    "have the source check the date of death, and whether all is of the same patient",
                    facts -> !Contradictions.livesAfterDeath(facts)),
            new StatedRule(
                    DATA_QUALITY,
                    "plausible-age",
                    WARN,
                    INTEGRITY,
                    "No patient of whom no death is known is older than 122.",
                    "have the source check the date of birth, or add that of death",
                    facts -> !Contradictions.olderThanAnybody(facts)),
            new StatedRule(
                    DATA_QUALITY,
                    "codes-have-systems",
                    WARN,
                    "45 CFR 170.207",
                    "Each code says of which system it is.",
                    "name the code's system",
                    facts -> facts.statements().codings().stream().noneMatch(coding -> coding.system() == null)),
            new StatedRule(
                    DATA_QUALITY,
                    "codes-well-formed",
                    WARN,
                    "45 CFR 170.207",
                    "Each code of LOINC, SNOMED CT, ICD-10, RxNorm and CVX has the form and the check digit of its system.",
                    "have the source correct the code",
                    facts -> facts.statements().codings().stream().allMatch(CodeForm::isSound)),
            new StatedRule(
                    DATA_QUALITY,
                    "references-resolve",
                    WARN,
                    INTEGRITY + "; FHIR R4 bdl-7",
                    "What a bundle points to inside itself (urn:uuid) is in it.",
                    "send the bundle with all that it points to",
                    DataQualityRules::referencesResolve),
            new StatedRule(
                    DATA_QUALITY,
                    "results-told",
                    WARN,
                    INTEGRITY + "; 42 CFR 493.1291(c)(6)",
                    "Each final observation has a value, a reason why it has none, or parts.",
                    "add the value or the reason to the observation",
                    facts -> facts.statements().ofType("Observation").stream().allMatch(DataQualityRules::resultTold)),
            new StatedRule(
                    DATA_QUALITY,
                    "reference-ranges-ordered",
                    WARN,
                    INTEGRITY + "; 42 CFR 493.1291(d)",
                    "No reference range ends below its beginning.",
                    "have the laboratory correct the range",
                    facts -> facts.statements().ofType("Observation").stream()
                            .flatMap(observation -> Elements.objects(observation.get("referenceRange")))
                            .noneMatch(Contradictions::rangeUpsideDown)),
            new StatedRule(
                    DATA_QUALITY,
                    "doses-positive",
                    REVIEW,
                    INTEGRITY,
                    "No dose is negative.",
                    "have the source correct the dose",
                    facts -> facts.statements()
                            .ofTypes(Set.of("MedicationRequest", "MedicationStatement", "MedicationAdministration"))
                            .flatMap(DataQualityRules::doses)
                            .noneMatch(dose -> dose < 0)),
            new StatedRule(
                    DATA_QUALITY,
                    "text-legible",
                    WARN,
                    INTEGRITY,
                    "No text was read in the wrong character set: no replacement characters, no UTF-8 taken for Latin letters.",
                    "export the document again in UTF-8",
                    facts -> facts.prose().texts().stream().noneMatch(GarbledText::in)));

    private DataQualityRules() {}

    private static boolean unitValid(Quantity quantity) {
        String code = quantity.code();
        return !quantity.isUcum() || code == null || Ucum.isUnit(code);
    }

    private static boolean referencesResolve(ComplianceFacts facts) {
        Set<String> known = facts.statements().fullUrls();
        return known.isEmpty()
                || facts.statements().references().stream()
                        .filter(reference -> reference.startsWith("urn:uuid:"))
                        .allMatch(known::contains);
    }

    private static boolean resultTold(JsonObject observation) {
        return observation.text("status").filter("final"::equals).isEmpty() || Elements.present(observation, RESULT);
    }

    private static Stream<Double> doses(JsonObject medication) {
        return Stream.concat(
                        Elements.objects(medication.get("dosageInstruction")),
                        Elements.objects(medication.get("dosage")))
                .flatMap(dosage -> Stream.concat(
                        Elements.objects(dosage.get("doseAndRate"))
                                .flatMap(dose -> Elements.objects(dose.get("doseQuantity"))),
                        Elements.objects(dosage.get("dose"))))
                .flatMap(dose -> dose.get("value") instanceof JsonNumber(String digits)
                        ? Stream.of(Double.parseDouble(digits))
                        : Stream.<Double>of());
    }
}
