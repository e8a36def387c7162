package health.pratique.format;

import health.pratique.format.mapping.AsItIs;
import health.pratique.format.mapping.MappedDocument;
import health.pratique.format.mapping.SourceOnly;
import health.pratique.format.mapping.cda.CdaMapping;
import health.pratique.format.mapping.hl7.Hl7Mapping;

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
}
