package health.pratique.format.fhir;

import health.pratique.fault.DocumentRejected;
import health.pratique.fault.PolicyViolated;
import health.pratique.format.DocumentFormats;
import health.pratique.format.FormatLimits;
import health.pratique.format.OpenedDocument;
import health.pratique.format.json.JsonObject;
import health.pratique.format.json.JsonReader;
import health.pratique.format.text.Markup;
import health.pratique.format.text.Recognition;
import health.pratique.format.text.StrictCharset;
import health.pratique.model.DocumentFormat;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Opens what resources carry in base64: by its content, with the media type only as a hint, for senders mislabel. What is neither
 * text nor a document of a format that opens is opaque.
 */
final class EmbeddedDocuments {

    /** A resource in a resource in a resource is as deep as real documents go. */
    private static final int MAX_NESTING = 3;

    /** A document of another format has fewer levels left; one in one in one in one is not opened. */
    private static final int LEVELS = 20;

    private static final Set<DocumentFormat> OPENED = Set.of(
            DocumentFormat.FHIR_XML, DocumentFormat.CCDA, DocumentFormat.HL7V2, DocumentFormat.RTF, DocumentFormat.PDF);

    static final String TEXT = "text/plain; charset=utf-8";

    /** What else than UTF-8 senders declare, of what every Java runtime has. */
    private static final Set<Charset> SINGLE_BYTE =
            Set.of(StandardCharsets.ISO_8859_1, Charset.forName("windows-1252"));

    private final FormatLimits limits;
    private final int nesting;

    EmbeddedDocuments(FormatLimits limits, int nesting) {
        this.limits = limits;
        this.nesting = nesting;
    }

    Embedded open(String contentType, byte[] content) {
        String text;
        try {
            text = decode(contentType, content);
        } catch (DocumentRejected notText) {
            return document(content).orElseGet(Embedded.Opaque::new);
        }
        return switch (Recognition.of(text)) {
            case TEXT -> prose(contentType, text);
            case JSON -> json(contentType, text);
            case OTHER -> document(content).orElseGet(() -> markup(text));
        };
    }

    /** What a format opens that knows its documents by how they begin. One that a person would have to look at is not opened. */
    private Optional<Embedded> document(byte[] content) {
        if (limits.maxDepth() <= LEVELS) {
            return Optional.empty();
        }
        try {
            OpenedDocument opened =
                    DocumentFormats.standard().reopen(content, limits.withMaxDepth(limits.maxDepth() - LEVELS));
            return OPENED.contains(opened.format()) ? Optional.of(new Embedded.Document(opened)) : Optional.empty();
        } catch (DocumentRejected | PolicyViolated notOpened) {
            return Optional.empty();
        }
    }

    private static Embedded prose(String contentType, String text) {
        String media = mediaType(contentType);
        if (media.equals("text/html") || media.endsWith("xml")) {
            return new Embedded.Prose(Markup.toText(text), TEXT);
        }
        return new Embedded.Prose(text, media.startsWith("text/") ? media + "; charset=utf-8" : TEXT);
    }

    private static Embedded markup(String text) {
        return text.stripLeading().startsWith("<")
                ? new Embedded.Prose(Markup.toText(text), TEXT)
                : new Embedded.Opaque();
    }

    private Embedded json(String contentType, String text) {
        if (nesting >= MAX_NESTING) {
            return prose(contentType, text);
        }
        try {
            return JsonReader.read(text, limits.maxDepth(), limits.maxFields()) instanceof JsonObject object
                            && object.text("resourceType").isPresent()
                    ? new Embedded.Fhir(FhirResource.embedded(object, limits, nesting + 1))
                    : prose(contentType, text);
        } catch (DocumentRejected notFhir) {
            return prose(contentType, text);
        }
    }

    private static String decode(String contentType, byte[] content) {
        try {
            return StrictCharset.decode(content);
        } catch (DocumentRejected notUtf8) {
            for (Charset charset : SINGLE_BYTE) {
                if (contentType
                        .toLowerCase(Locale.ROOT)
                        .contains("charset=" + charset.name().toLowerCase(Locale.ROOT))) {
                    return single(charset, content, notUtf8);
                }
            }
            throw notUtf8;
        }
    }

    private static String single(Charset charset, byte[] content, DocumentRejected otherwise) {
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(content)).toString();
        } catch (CharacterCodingException malformed) {
            throw otherwise;
        }
    }

    /** Lower-case, without parameters. */
    static String mediaType(String contentType) {
        int semicolon = contentType.indexOf(';');
        return (semicolon < 0 ? contentType : contentType.substring(0, semicolon))
                .strip()
                .toLowerCase(Locale.ROOT);
    }
}
