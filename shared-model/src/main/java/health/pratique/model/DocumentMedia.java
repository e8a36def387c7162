package health.pratique.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Media types that name a format, with the extension of the object: intake holds the one against the content. */
public enum DocumentMedia {
    TEXT("txt", "text/plain"),
    RTF("rtf", "application/rtf", "text/rtf"),
    FHIR_JSON("json", "application/fhir+json"),
    FHIR_XML("xml", "application/fhir+xml", "application/cda+xml", "application/xml", "text/xml"),
    FHIR_NDJSON("ndjson", "application/fhir+ndjson", "application/ndjson"),
    HL7V2("hl7", "x-application/hl7-v2+er7", "application/hl7-v2"),
    CSV("csv", "text/csv"),
    TSV("tsv", "text/tab-separated-values"),
    PDF("pdf", "application/pdf"),
    DICOM("dcm", "application/dicom"),
    ZIP("zip", "application/zip");

    private final String extension;
    private final List<String> types;

    DocumentMedia(String extension, String... types) {
        this.extension = extension;
        this.types = List.of(types);
    }

    /**
     * The end of an object's name, such as {@code .pdf}; empty for a type that says nothing of the format, such as
     * {@code application/octet-stream}.
     *
     * @param mediaType type and subtype; what is behind a semicolon does not count
     */
    public static String suffix(String mediaType) {
        String plain = mediaType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(media -> media.types.contains(plain))
                .findFirst()
                .map(media -> "." + media.extension)
                .orElse("");
    }
}
