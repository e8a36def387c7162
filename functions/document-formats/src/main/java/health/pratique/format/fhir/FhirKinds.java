package health.pratique.format.fhir;

import static java.util.Map.entry;

import health.pratique.format.json.JsonObject;
import health.pratique.model.DocumentKind;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells a document's clinical kind from its LOINC type, or from what it consists of. */
final class FhirKinds {

    private static final String LOINC = "http://loinc.org";

    /** The document types of C-CDA R2.1 and of US Core's clinical notes, by LOINC code. */
    private static final Map<String, DocumentKind> BY_LOINC = Map.ofEntries(
            entry("18842-5", DocumentKind.DISCHARGE_SUMMARY),
            entry("34105-7", DocumentKind.DISCHARGE_SUMMARY),
            entry("11506-3", DocumentKind.PROGRESS_NOTE),
            entry("34109-9", DocumentKind.PROGRESS_NOTE),
            entry("51847-2", DocumentKind.PROGRESS_NOTE),
            entry("11488-4", DocumentKind.CONSULTATION_NOTE),
            entry("34117-2", DocumentKind.HISTORY_AND_PHYSICAL),
            entry("11492-6", DocumentKind.HISTORY_AND_PHYSICAL),
            entry("11504-8", DocumentKind.OPERATIVE_NOTE),
            entry("28570-0", DocumentKind.PROCEDURE_NOTE),
            entry("57133-1", DocumentKind.REFERRAL_NOTE),
            entry("18748-4", DocumentKind.RADIOLOGY_REPORT),
            entry("18726-0", DocumentKind.RADIOLOGY_REPORT),
            entry("11526-1", DocumentKind.PATHOLOGY_REPORT),
            entry("60567-5", DocumentKind.PATHOLOGY_REPORT),
            entry("11502-2", DocumentKind.LABORATORY_REPORT),
            entry("10160-0", DocumentKind.MEDICATION_LIST),
            entry("56445-0", DocumentKind.MEDICATION_LIST),
            entry("11369-6", DocumentKind.IMMUNIZATION_RECORD),
            entry("82593-5", DocumentKind.IMMUNIZATION_RECORD),
            entry("34133-9", DocumentKind.PATIENT_RECORD),
            entry("60591-5", DocumentKind.PATIENT_RECORD));

    private FhirKinds() {}

    static Optional<DocumentKind> of(JsonObject root, Map<String, Integer> types) {
        return switch (root.text("resourceType").orElse("")) {
            case "Bundle" -> ofBundle(root, types);
            case "Composition", "DocumentReference" -> byLoinc(root, "type");
            case "DiagnosticReport" -> byLoinc(root, "code").or(() -> Optional.of(DocumentKind.LABORATORY_REPORT));
            case "Claim", "ClaimResponse", "ExplanationOfBenefit" -> Optional.of(DocumentKind.CLAIM);
            case "Immunization" -> Optional.of(DocumentKind.IMMUNIZATION_RECORD);
            case "MedicationRequest", "MedicationStatement" -> Optional.of(DocumentKind.MEDICATION_LIST);
            case "Patient" -> Optional.of(DocumentKind.PATIENT_RECORD);
            default -> Optional.empty();
        };
    }

    private static Optional<DocumentKind> ofBundle(JsonObject bundle, Map<String, Integer> types) {
        Optional<DocumentKind> composed = FhirFacts.objects(bundle.get("entry"))
                .limit(1)
                .flatMap(entry -> FhirFacts.objects(entry.get("resource")))
                .filter(first ->
                        first.text("resourceType").filter("Composition"::equals).isPresent())
                .flatMap(composition -> byLoinc(composition, "type").stream())
                .findFirst();
        return composed.or(
                () -> types.containsKey("Patient") ? Optional.of(DocumentKind.PATIENT_RECORD) : Optional.empty());
    }

    private static Optional<DocumentKind> byLoinc(JsonObject resource, String member) {
        return Stream.of(resource)
                .flatMap(object -> FhirFacts.objects(object.get(member)))
                .flatMap(concept -> FhirFacts.objects(concept.get("coding")))
                .filter(coding -> coding.text("system").filter(LOINC::equals).isPresent())
                .flatMap(coding -> coding.text("code").stream())
                .flatMap(code -> Optional.ofNullable(BY_LOINC.get(code)).stream())
                .findFirst();
    }
}
