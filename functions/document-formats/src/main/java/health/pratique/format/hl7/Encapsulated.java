package health.pratique.format.hl7;

import health.pratique.fault.DocumentRejected;
import health.pratique.format.DocumentFormats;
import health.pratique.format.FieldMeaning;
import health.pratique.format.FormatLimits;
import health.pratique.format.OpenedDocument;
import health.pratique.format.TextField;
import health.pratique.format.text.Markup;
import health.pratique.format.text.StrictCharset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** Opens what a message carries inside a value (data type ED, HL7 v2.5.1, 2.A.24): by its content, as intake opens any document. */
final class Encapsulated {

    /** From here on a word of base64 letters is taken for data, wherever it stands. */
    private static final int SHORTEST_BLOB = 64;

    /** A document in a message has fewer levels left; one in one in one in one is not opened. */
    private static final int LEVELS_PER_NESTING = 16;

    private static final Pattern MEDIA = Pattern.compile("[a-z0-9.+\\-]{0,40}/[a-z0-9.+\\-]{0,60}");

    private final FormatLimits limits;
    private final boolean strict;

    Encapsulated(FormatLimits limits, boolean strict) {
        this.limits = limits;
        this.strict = strict;
    }

    /** Whether a value with such an encoding (HL7 table 0299) is data and no text. */
    static boolean encodes(String encoding) {
        return encoding.equalsIgnoreCase("Base64") || encoding.equalsIgnoreCase("Hex");
    }

    /** Whether a value without any declaration can only be data. */
    static boolean looksEncoded(String value) {
        int letters = 0;
        for (int at = 0; at < value.length(); at++) {
            char c = value.charAt(at);
            if (isBase64(c)) {
                letters++;
            } else if (c != '\n' && c != '=') {
                return false;
            }
        }
        return letters >= SHORTEST_BLOB;
    }

    Leaf leaf(int start, int end, Delimiters delimiters, String path, String mediaType, String encoding, String value) {
        String media = MEDIA.matcher(mediaType).matches() && mediaType.length() > 1 ? mediaType : "";
        Optional<byte[]> data = decode(encoding, value);
        if (data.isEmpty() || limits.maxDepth() <= LEVELS_PER_NESTING) {
            return Leaf.opaque(start, end, delimiters, path, media);
        }
        boolean hex = encoding.equalsIgnoreCase("Hex");
        try {
            OpenedDocument document = open(data.get());
            if (document.fields().isEmpty()) {
                return Leaf.opaque(start, end, delimiters, path, media);
            }
            return new Leaf(
                    start,
                    end,
                    delimiters,
                    new TextField(path, FieldMeaning.ATTACHMENT, media),
                    Leaf.Form.DOCUMENT,
                    hex,
                    document);
        } catch (DocumentRejected notOpened) {
            return markup(data.get())
                    .map(text -> new Leaf(
                            start,
                            end,
                            delimiters,
                            new TextField(path, FieldMeaning.FREE_TEXT, text),
                            Leaf.Form.ENCODED_TEXT,
                            hex,
                            null))
                    .orElseGet(() -> Leaf.opaque(start, end, delimiters, path, media));
        }
    }

    private OpenedDocument open(byte[] data) {
        FormatLimits inner = limits.withMaxDepth(limits.maxDepth() - LEVELS_PER_NESTING);
        DocumentFormats formats = DocumentFormats.standard();
        return strict ? formats.open(data, inner) : formats.reopen(data, inner);
    }

    /** HTML, RTF's cousins and XML of no known kind are searched as the text that they show and hide. */
    private static Optional<String> markup(byte[] data) {
        try {
            String text = StrictCharset.decode(data).stripLeading();
            return text.startsWith("<")
                    ? Optional.of(Markup.toText(text)).filter(plain -> !plain.isBlank())
                    : Optional.empty();
        } catch (DocumentRejected notText) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> decode(String encoding, String value) {
        StringBuilder letters = new StringBuilder(value.length());
        for (int at = 0; at < value.length(); at++) {
            if (!Character.isWhitespace(value.charAt(at))) {
                letters.append(value.charAt(at));
            }
        }
        try {
            byte[] data = encoding.equalsIgnoreCase("Hex")
                    ? HexFormat.of().parseHex(letters)
                    : Base64.getDecoder().decode(letters.toString());
            return data.length == 0 ? Optional.empty() : Optional.of(data);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static boolean isBase64(char c) {
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '+' || c == '/';
    }
}
