package health.pratique.format;

import health.pratique.format.fhir.FhirResource;
import health.pratique.format.json.JsonObject;
import health.pratique.format.mapping.AsItIs;
import health.pratique.format.mapping.MappedDocument;
import health.pratique.format.mapping.SourceOnly;
import health.pratique.format.mapping.cda.CdaMapping;
import health.pratique.format.mapping.hl7.Hl7Mapping;
import java.util.List;

/**
 * A document of any format in FHIR R4, so that what reads documents need not know where they came from. What is FHIR already stays as
 * it is; what has no structure is carried in a DocumentReference.
 */
public final class FhirMapping {

    private FhirMapping() {}

    /**
     * @param content the bytes that the document was opened from
     */
    public static MappedDocument of(OpenedDocument document, byte[] content) {
        return switch (document) {
            case FhirDocument fhir -> AsItIs.of(fhir.json());
            case FhirXmlDocument fhir -> AsItIs.of(fhir.json());
            case FhirNdjsonDocument fhir -> AsItIs.of(fhir.json());
            case Hl7Document hl7 -> Hl7Mapping.of(hl7.messages(), content);
            case CdaDocument cda -> CdaMapping.of(cda.root(), content);
            case RtfDocument rtf -> SourceOnly.of(rtf.format(), rtf.rewrite(field -> FieldEdit.KEEP));
            case TextDocument text -> SourceOnly.of(text.format(), content);
            case TableDocument table -> SourceOnly.of(table.format(), content);
            case PdfDocument pdf -> SourceOnly.of(pdf.format(), content);
            case DicomDocument dicom -> SourceOnly.of(dicom.format(), content);
        };
    }

    /**
     * What a document states, resource by resource, contained ones included, for whoever looks at elements: of FHIR its own resources, of
     * HL7 v2 and C-CDA those that it maps to. A document without structure states nothing that way.
     *
     * @param content the bytes that the document was opened from
     */
    public static List<JsonObject> resources(OpenedDocument document, byte[] content) {
        return switch (document) {
            case FhirDocument fhir -> fhir.resources();
            case FhirXmlDocument fhir -> fhir.resources();
            case FhirNdjsonDocument fhir -> fhir.resources();
            case Hl7Document hl7 -> stated(of(hl7, content));
            case CdaDocument cda -> stated(of(cda, content));
            case RtfDocument rtf -> List.of();
            case TextDocument text -> List.of();
            case TableDocument table -> List.of();
            case PdfDocument pdf -> List.of();
            case DicomDocument dicom -> List.of();
        };
    }

    private static List<JsonObject> stated(MappedDocument mapped) {
        return mapped.statements().stream()
                .flatMap(json -> FhirResource.resourcesOf(json).stream())
                .toList();
    }
}
