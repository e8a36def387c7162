package health.pratique.format.cda;

import health.pratique.fault.DocumentRejected;
import health.pratique.format.OpenedDocument;
import health.pratique.format.TextDocument;
import health.pratique.format.text.Markup;
import health.pratique.format.text.StrictCharset;
import health.pratique.format.xml.XmlElement;
import java.util.Base64;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Opens what elements carry in base64 (ED with {@code representation="B64"}), by its content. Text that looks like base64 is taken as
 * such without being declared: nobody could search it otherwise.
 */
final class EmbeddedDocuments {

    /** Shorter than this it may be a word, and hides little. */
    private static final int MIN_UNDECLARED = 80;

    private static final int MIN_LINE = 40;

    private final Map<XmlElement, Embedded> opened = new IdentityHashMap<>();
    private final Function<byte[], OpenedDocument> opener;

    private EmbeddedDocuments(Function<byte[], OpenedDocument> opener) {
        this.opener = opener;
    }

    static EmbeddedDocuments in(XmlElement root, Function<byte[], OpenedDocument> opener) {
        EmbeddedDocuments documents = new EmbeddedDocuments(opener);
        documents.look(root);
        return documents;
    }

    Optional<Embedded> of(XmlElement element) {
        return Optional.ofNullable(opened.get(element));
    }

    /** All that could be opened. */
    Stream<OpenedDocument> documents() {
        return opened.values().stream()
                .filter(Embedded.Opened.class::isInstance)
                .map(document -> ((Embedded.Opened) document).document());
    }

    /** The media type that an element declares, in lower case and without parameters. */
    static String mediaType(XmlElement element) {
        return element.attribute("mediaType")
                .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .orElse("");
    }

    private void look(XmlElement element) {
        element.elements().forEach(this::look);
        String text = element.text();
        boolean declared = element.attribute("representation")
                .filter(representation -> representation.strip().equalsIgnoreCase("B64"))
                .isPresent();
        if (declared && !text.isBlank() || looksEncoded(text)) {
            opened.put(element, open(mediaType(element), withoutSpace(text)));
        }
    }

    private Embedded open(String mediaType, String base64) {
        byte[] content;
        try {
            content = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException malformed) {
            return new Embedded.Opaque();
        }
        boolean markup = mediaType.endsWith("html");
        try {
            OpenedDocument document = opener.apply(content);
            if (document instanceof TextDocument) {
                return markup ? prose(content) : text(content, document);
            }
            return new Embedded.Opened(content, document);
        } catch (DocumentRejected notOpened) {
            return markup ? prose(content) : new Embedded.Opaque();
        }
    }

    /** Text that is base64 once more is not looked into. */
    private static Embedded text(byte[] content, OpenedDocument document) {
        boolean encoded = document.fields().stream().anyMatch(field -> looksEncoded(field.value()));
        return encoded ? new Embedded.Opaque() : new Embedded.Opened(content, document);
    }

    /** Pictures within a page are not looked into, so that such a page is none that can be read. */
    private static Embedded prose(byte[] content) {
        try {
            String markup = StrictCharset.decode(content);
            return markup.contains("base64,")
                    ? new Embedded.Opaque()
                    : new Embedded.Prose(content, Markup.toText(markup));
        } catch (DocumentRejected notText) {
            return new Embedded.Opaque();
        }
    }

    /** Whether text is a block of base64: long lines, or one, of nothing but its letters. */
    static boolean looksEncoded(String text) {
        int letters = 0;
        int line = 0;
        boolean shortLine = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c)) {
                shortLine |= line > 0 && line < MIN_LINE;
                line = 0;
            } else if (c < 0x80 && (Character.isLetterOrDigit(c) || c == '+' || c == '/' || c == '=') && !shortLine) {
                line++;
                letters++;
            } else {
                return false;
            }
        }
        return letters >= MIN_UNDECLARED;
    }

    private static String withoutSpace(String text) {
        StringBuilder dense = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (!Character.isWhitespace(text.charAt(i))) {
                dense.append(text.charAt(i));
            }
        }
        return dense.toString();
    }

    @Override
    public String toString() {
        return "[PHI]";
    }
}
