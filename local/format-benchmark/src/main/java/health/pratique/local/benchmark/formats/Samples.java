package health.pratique.local.benchmark.formats;

import health.pratique.model.DocumentFormat;
import java.util.Arrays;
import java.util.List;

/** Invented documents of a usual size, one of every format. The same bytes in every run. */
final class Samples {

    private Samples() {}

    static List<Sample> all() {
        return Arrays.stream(DocumentFormat.values()).map(Samples::of).toList();
    }

    static Sample of(DocumentFormat format) {
        Invented facts = new Invented();
        return switch (format) {
            case TEXT -> TextSamples.text(facts);
            case RTF -> TextSamples.rtf(facts);
            case FHIR_JSON -> FhirSamples.json(facts);
            case FHIR_XML -> FhirSamples.xml(facts);
            case FHIR_NDJSON -> FhirSamples.ndjson(facts);
            case HL7V2 -> Hl7Sample.message(facts);
            case CCDA -> CdaSample.continuityOfCare(facts);
            case CSV -> TextSamples.csv(facts);
            case TSV -> TextSamples.tsv(facts);
            case PDF -> PdfSample.letter(facts);
            case DICOM -> DicomSample.image(facts);
        };
    }

    /** A bundle of 2.3 MB, laid out as Synthea does. */
    static Sample largeBundle() {
        return FhirSamples.large(new Invented());
    }
}
