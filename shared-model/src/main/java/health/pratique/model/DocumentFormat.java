package health.pratique.model;

/** The formats that intake accepts, as recognised by content. */
public enum DocumentFormat {
    TEXT("txt", "text/plain; charset=utf-8"),
    /** Opened as RTF, released as the plain text in it. */
    RTF("txt", "text/plain; charset=utf-8"),
    FHIR_JSON("json", "application/fhir+json"),
    FHIR_XML("xml", "application/fhir+xml"),
    FHIR_NDJSON("ndjson", "application/fhir+ndjson"),
    HL7V2("hl7", "x-application/hl7-v2+er7"),
    CCDA("xml", "application/cda+xml"),
    CSV("csv", "text/csv; charset=utf-8"),
    TSV("tsv", "text/tab-separated-values; charset=utf-8"),
    PDF("pdf", "application/pdf"),
    DICOM("dcm", "application/dicom");

    private final String extension;
    private final String mediaType;

    DocumentFormat(String extension, String mediaType) {
        this.extension = extension;
        this.mediaType = mediaType;
    }

    /** The file name extension of released documents, without the dot. */
    public String extension() {
        return extension;
    }

    public String mediaType() {
        return mediaType;
    }
}
