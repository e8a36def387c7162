package health.pratique.format.fhir;

import health.pratique.format.json.JsonObject;
import health.pratique.model.DocumentKind;
import health.pratique.model.LoincDocumentTypes;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells a document's clinical kind from its LOINC type, or from what it consists of. */
final class FhirKinds {

    private static final String LOINC = "http://loinc.org";

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
                .flatMap(code -> LoincDocumentTypes.kind(code).stream())
                .findFirst();
    }
}
