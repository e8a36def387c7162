package health.pratique.format;

import static health.pratique.model.DocumentFormat.CCDA;
import static health.pratique.model.DocumentFormat.CSV;
import static health.pratique.model.DocumentFormat.DICOM;
import static health.pratique.model.DocumentFormat.FHIR_JSON;
import static health.pratique.model.DocumentFormat.FHIR_NDJSON;
import static health.pratique.model.DocumentFormat.FHIR_XML;
import static health.pratique.model.DocumentFormat.HL7V2;
import static health.pratique.model.DocumentFormat.PDF;
import static health.pratique.model.DocumentFormat.RTF;
import static health.pratique.model.DocumentFormat.TEXT;
import static health.pratique.model.DocumentFormat.TSV;

import health.pratique.fault.DocumentRejected;
import health.pratique.fault.ReasonCode;
import health.pratique.model.DocumentFormat;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the extension of a name says of the content. The content alone decides how a document is opened; a name that contradicts
 * it is a mistake or a disguise, and either way nothing to take. An extension that names no format, or none at all, contradicts
 * nothing.
 *
 * @param extension in lower case, of a format that is known here; empty for any other
 * @param formats that the extension stands for: none for those of archives and of what is not taken; absent when it says nothing
 */
public record NamedFormat(String extension, Optional<Set<DocumentFormat>> formats) {

    private static final Set<DocumentFormat> CHARACTERS =
            Set.of(TEXT, RTF, FHIR_JSON, FHIR_XML, FHIR_NDJSON, HL7V2, CCDA, CSV, TSV);
    private static final Set<String> ARCHIVES = Set.of("zip", "gz", "gzip");
    private static final Map<String, Set<DocumentFormat>> MEANINGS = meanings();

    private static Map<String, Set<DocumentFormat>> meanings() {
        Map<String, Set<DocumentFormat>> all = new HashMap<>();
        put(all, CHARACTERS, "txt text log");
        put(all, Set.of(FHIR_JSON, FHIR_NDJSON), "json ndjson jsonl");
        put(all, Set.of(FHIR_XML, CCDA), "xml");
        put(all, Set.of(CCDA), "cda ccda ccd");
        put(all, Set.of(HL7V2), "hl7 er7");
        // A table too small to be told from a list is text.
        put(all, Set.of(CSV, TSV, TEXT), "csv tsv tab");
        put(all, Set.of(RTF), "rtf doc");
        put(all, Set.of(PDF), "pdf");
        put(all, Set.of(DICOM), "dcm dicom");
        put(all, Set.of(), "zip gz gzip 7z rar tar tgz bz2 xz zst");
        put(all, Set.of(), "docx docm xls xlsx xlsm ppt pptx odt ods odp epub");
        put(all, Set.of(), "jpg jpeg png gif bmp tif tiff webp svg heic mp3 mp4 wav avi mov");
        put(all, Set.of(), "htm html xhtml js vbs ps1 bat cmd sh exe dll msi jar class apk iso");
        return Map.copyOf(all);
    }

    private static void put(Map<String, Set<DocumentFormat>> all, Set<DocumentFormat> formats, String extensions) {
        for (String extension : extensions.split(" ")) {
            all.put(extension, formats);
        }
    }

    /** @param name of a file, or an object's key */
    public static NamedFormat of(String name) {
        int dot = name.lastIndexOf('.');
        String extension =
                dot <= name.lastIndexOf('/') ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
        return MEANINGS.containsKey(extension)
                ? new NamedFormat(extension, Optional.of(MEANINGS.get(extension)))
                : new NamedFormat("", Optional.empty());
    }

    /** The extension with its dot; empty when it names no format, for then it may be a part of somebody's name. */
    public String suffix() {
        return extension.isEmpty() ? "" : "." + extension;
    }

    /** @throws DocumentRejected CONTENT_MISMATCH when the name stands for other formats than this */
    public void require(DocumentFormat format) {
        if (formats.filter(named -> !named.contains(format)).isPresent()) {
            throw new DocumentRejected(ReasonCode.CONTENT_MISMATCH);
        }
    }

    /** @throws DocumentRejected CONTENT_MISMATCH when the name stands for no archive */
    public void requireArchive() {
        if (formats.isPresent() && !ARCHIVES.contains(extension)) {
            throw new DocumentRejected(ReasonCode.CONTENT_MISMATCH);
        }
    }
}
