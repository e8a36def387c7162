package health.pratique.format;

import health.pratique.fault.DocumentRejected;
import health.pratique.fault.ReasonCode;
import java.util.List;

/** Opens documents of every format that intake accepts, recognised by content and never by name. Thread-safe. */
public final class DocumentFormats {

    private static final DocumentFormats STANDARD = new DocumentFormats();

    /** In the order in which they are asked: what a signature tells first, plain text last. */
    private final List<FormatReader> readers = List.of(
            new PdfReader(),
            new DicomReader(),
            new ArchiveReader(),
            new RtfReader(),
            new CdaReader(),
            new Hl7Reader(),
            new FhirNdjsonReader(),
            new FhirJsonReader(),
            new FhirXmlReader(),
            new TableReader(),
            new TextReader());

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
     * Opens a document that {@link #open} accepted before, as its SHA-256 shows. Leaves out the parse by the format's own
     * library, which is most of the time that opening takes.
     */
    public OpenedDocument reopen(byte[] content, FormatLimits limits) {
        return open(content, limits, false);
    }

    private OpenedDocument open(byte[] bytes, FormatLimits limits, boolean strict) {
        if (bytes.length > limits.maxBytes()) {
            throw new DocumentRejected(ReasonCode.DOCUMENT_TOO_LARGE);
        }
        if (bytes.length == 0) {
            throw new DocumentRejected(ReasonCode.DOCUMENT_EMPTY);
        }
        Content content = new Content(bytes);
        for (FormatReader reader : readers) {
            if (reader.recognises(content)) {
                return reader.open(content, limits, strict);
            }
        }
        throw new DocumentRejected(ReasonCode.FORMAT_UNSUPPORTED);
    }
}
