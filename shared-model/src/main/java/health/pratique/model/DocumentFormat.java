package health.pratique.model;

/** The formats that intake accepts, as recognised by content. */
public enum DocumentFormat {
    TEXT("txt", "text/plain; charset=utf-8"),
    FHIR_JSON("json", "application/fhir+json");

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
