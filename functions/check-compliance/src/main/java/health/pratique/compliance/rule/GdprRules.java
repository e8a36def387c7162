package health.pratique.compliance.rule;

import static health.pratique.configuration.RulePack.GDPR;
import static health.pratique.model.Severity.BLOCK;
import static health.pratique.model.Severity.REVIEW;
import static health.pratique.model.Severity.WARN;

import health.pratique.compliance.ComplianceFacts;
import health.pratique.compliance.ComplianceRule;
import health.pratique.compliance.StatedRule;
import health.pratique.compliance.statement.DateSpan;
import health.pratique.compliance.statement.Elements;
import health.pratique.configuration.DataProtection;
import health.pratique.configuration.TransferBasis;
import health.pratique.format.json.JsonObject;
import health.pratique.model.PurposeOfUse;
import health.pratique.model.ReleasePolicy;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** Regulation (EU) 2016/679, and the same articles of the law of the United Kingdom. */
public final class GdprRules {

    /** AWS regions in the European Economic Area. */
    private static final Set<String> EEA = Set.of(
            "eu-central-1", "eu-west-1", "eu-west-3", "eu-north-1", "eu-south-1", "eu-south-2", "eusc-de-east-1");

    /** Regions in countries for which the Commission decided that their protection is adequate (Article 45(3)) without conditions. */
    private static final Set<String> ADEQUATE = Set.of("eu-west-2", "eu-central-2", "il-central-1", "ap-southeast-6");

    /** Names, contacts and pictures need no rule: every release policy takes them out. */
    private static final Set<String> NOT_NEEDED_EXTENSIONS = Set.of(
            "http://hl7.org/fhir/StructureDefinition/patient-religion",
            "http://hl7.org/fhir/StructureDefinition/patient-nationality",
            "http://hl7.org/fhir/StructureDefinition/patient-citizenship");

    public static final List<ComplianceRule> ALL = List.of(
            new StatedRule(
                    GDPR,
                    "gdpr-lawful-basis",
                    BLOCK,
                    "GDPR Article 6(1)",
                    "The configured lawful basis holds for this document: consent is on record for what is not care, vital interests are an emergency.",
                    "record the patient's consent, or configure the basis that applies as dataProtection.lawfulBasis",
                    GdprRules::lawful),
            new StatedRule(
                    GDPR,
                    "gdpr-special-category",
                    BLOCK,
                    "GDPR Article 9(2)",
                    "The configured exception for health data allows this purpose of use.",
                    "record the patient's explicit consent, or configure the exception that applies as dataProtection.specialCategoryBasis",
                    GdprRules::excepted),
            new StatedRule(
                    GDPR,
                    "gdpr-region",
                    BLOCK,
                    "GDPR Article 28(3)(a)",
                    "The document is processed in a region that its custodian named, if it named any.",
                    "process the custodian's documents in one of its regions, or configure this one in dataProtection.regions",
                    facts -> protection(facts).regions().isEmpty()
                            || protection(facts)
                                    .regions()
                                    .contains(facts.circumstances().region())),
            new StatedRule(
                    GDPR,
                    "gdpr-transfer",
                    BLOCK,
                    "GDPR Articles 44 to 49",
                    "Outside the European Economic Area and countries found adequate, a basis for the transfer is configured.",
                    "process the document inside the EEA, or configure the basis as dataProtection.transferBasis",
                    facts -> EEA.contains(facts.circumstances().region())
                            || ADEQUATE.contains(facts.circumstances().region())
                            || protection(facts).transferBasis() != TransferBasis.NONE),
            new StatedRule(
                    GDPR,
                    "gdpr-minimisation",
                    WARN,
                    "GDPR Article 5(1)(c)",
                    "What leaves more than de-identified says nothing of the patient's religion, nationality or citizenship.",
                    "leave these elements out, or send the document again under the release policy SAFE_HARBOR",
                    facts -> facts.document().releasePolicy() == ReleasePolicy.SAFE_HARBOR
                            || facts.statements().ofType("Patient").stream().noneMatch(GdprRules::tooMuch)),
            new StatedRule(
                    GDPR,
                    "gdpr-research-safeguards",
                    WARN,
                    "GDPR Article 89(1)",
                    "Research gets pseudonymised or de-identified documents; a limited data set needs a board's approval that is configured.",
                    "send the document again under PSEUDONYMISED or SAFE_HARBOR, or configure research.approval",
                    facts -> facts.document().purpose() != PurposeOfUse.HRESCH
                            || facts.document().releasePolicy() != ReleasePolicy.LIMITED_DATASET
                            || facts.configuration().research().approval() != null),
            new StatedRule(
                    GDPR,
                    "gdpr-accuracy",
                    REVIEW,
                    "GDPR Article 5(1)(d)",
                    "Nothing in the document is marked as entered in error.",
                    "have the source leave out what was entered in error, and send the document again",
                    facts -> facts.resources().stream().noneMatch(GdprRules::enteredInError)),
            new StatedRule(
                    GDPR,
                    "gdpr-storage-limitation",
                    REVIEW,
                    "GDPR Article 5(1)(e)",
                    "The newest date in the document is younger than thresholds.oldestRecordYears.",
                    "erase the record, or document why it is still needed and raise the threshold",
                    GdprRules::youngEnough));

    private GdprRules() {}

    private static DataProtection protection(ComplianceFacts facts) {
        return facts.configuration().dataProtection();
    }

    private static boolean consented(ComplianceFacts facts) {
        return facts.consent().consentId() != null;
    }

    /**
     * What a written policy of the custodian or an emergency may have permitted without the patient's consent: the task of caring
     * (Articles 6(1)(e) and 9(2)(h)) and vital interests (Articles 6(1)(d) and 9(2)(c)).
     */
    private static boolean isCare(PurposeOfUse purpose) {
        return purpose != PurposeOfUse.HRESCH && purpose != PurposeOfUse.PUBHLTH;
    }

    private static boolean lawful(ComplianceFacts facts) {
        PurposeOfUse purpose = facts.document().purpose();
        return switch (protection(facts).lawfulBasis()) {
            case CONSENT -> consented(facts) || isCare(purpose);
            case VITAL_INTERESTS -> purpose == PurposeOfUse.ETREAT;
            case CONTRACT, LEGAL_OBLIGATION, PUBLIC_TASK, LEGITIMATE_INTERESTS -> true;
        };
    }

    private static boolean excepted(ComplianceFacts facts) {
        PurposeOfUse purpose = facts.document().purpose();
        return switch (protection(facts).specialCategoryBasis()) {
            case EXPLICIT_CONSENT -> consented(facts) || isCare(purpose);
            case VITAL_INTERESTS -> purpose == PurposeOfUse.ETREAT;
            case HEALTH_CARE -> consented(facts) || isCare(purpose);
            case PUBLIC_HEALTH -> purpose == PurposeOfUse.PUBHLTH || consented(facts);
            case RESEARCH -> purpose == PurposeOfUse.HRESCH || consented(facts);
        };
    }

    private static boolean tooMuch(JsonObject patient) {
        return Elements.objects(patient.get("extension"))
                .flatMap(extension -> extension.text("url").stream())
                .anyMatch(NOT_NEEDED_EXTENSIONS::contains);
    }

    private static boolean enteredInError(JsonObject resource) {
        boolean status =
                resource.text("status").filter("entered-in-error"::equals).isPresent();
        return status
                || resource.get("verificationStatus") instanceof JsonObject verification
                        && Elements.objects(verification.get("coding"))
                                .flatMap(coding -> coding.text("code").stream())
                                .anyMatch("entered-in-error"::equals);
    }

    private static boolean youngEnough(ComplianceFacts facts) {
        LocalDate oldest = facts.today().minusYears(facts.thresholds().oldestRecordYears());
        List<DateSpan> dates = facts.said().dates().stream()
                .flatMap(date -> DateSpan.ofFhir(date).stream())
                .toList();
        return dates.isEmpty() || dates.stream().anyMatch(date -> !date.isBefore(oldest));
    }
}
