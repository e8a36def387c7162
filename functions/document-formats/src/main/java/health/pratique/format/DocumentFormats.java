package health.pratique.format;

import health.pratique.fault.DocumentRejected;
import health.pratique.fault.ReasonCode;
import health.pratique.format.fhir.FhirR4;
import health.pratique.format.fhir.FhirResource;
import health.pratique.format.json.JsonObject;
import health.pratique.format.json.JsonReader;
import health.pratique.format.json.JsonText;
import health.pratique.format.json.JsonValue;
import health.pratique.format.text.Recognition;
import health.pratique.format.text.StrictCharset;

/** Opens documents of every format that intake accepts, recognised by content and never by name. Thread-safe. */
public final class DocumentFormats {

    private static final DocumentFormats STANDARD = new DocumentFormats();

    private DocumentFormats() {}

    public static DocumentFormats standard() {
        return STANDARD;
    }

    /**
     * Opens a document and checks it by the strict rules of its format.
     *
     * @throws DocumentRejected with the reason: empty, too large, too deep, unsupported, invalid, or not in a known charset
     */
    public OpenedDocument open(byte[] content, FormatLimits limits) {
        return open(content, limits, true);
    }

    /**
     * Opens a document that {@link #open} accepted before, as its SHA-256 shows. Leaves out the parse by HAPI, which is most
     * of the time that opening takes.
     */
    public OpenedDocument reopen(byte[] content, FormatLimits limits) {
        return open(content, limits, false);
    }

    private OpenedDocument open(byte[] content, FormatLimits limits, boolean strict) {
        if (content.length > limits.maxBytes()) {
            throw new DocumentRejected(ReasonCode.DOCUMENT_TOO_LARGE);
        }
        String text = StrictCharset.decode(content);
        if (text.isBlank()) {
            throw new DocumentRejected(ReasonCode.DOCUMENT_EMPTY);
        }
        return switch (Recognition.of(text)) {
            case TEXT -> new TextDocument(text);
            case JSON -> openJson(text, limits, strict);
            case OTHER -> throw new DocumentRejected(ReasonCode.FORMAT_UNSUPPORTED);
        };
    }

    private static OpenedDocument openJson(String text, FormatLimits limits, boolean strict) {
        JsonValue root = JsonReader.read(text, limits.maxDepth(), limits.maxFields());
        if (!(root instanceof JsonObject object) || !(object.get("resourceType") instanceof JsonText)) {
            throw new DocumentRejected(ReasonCode.FORMAT_UNSUPPORTED);
        }
        FhirResource resource = FhirResource.of(object, limits);
        if (strict) {
            FhirR4.parseStrictly(text);
        }
        return new FhirDocument(resource);
    }
}
