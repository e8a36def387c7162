package health.pratique.format.xml;

import health.pratique.fault.DocumentRejected;
import health.pratique.fault.ReasonCode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The charset of an XML document by its byte order mark, its first bytes and its declaration (XML 1.0, 4.3.3 and F.1), read
 * strictly. Where these disagree nobody can tell what the letters are, and the document is refused.
 */
final class XmlCharset {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private static final Map<String, Charset> SINGLE_BYTE = Map.of(
            "US-ASCII", StandardCharsets.US_ASCII,
            "ASCII", StandardCharsets.US_ASCII,
            "ISO-8859-1", StandardCharsets.ISO_8859_1,
            "LATIN1", StandardCharsets.ISO_8859_1,
            "WINDOWS-1252", WINDOWS_1252,
            "CP1252", WINDOWS_1252);

    /** Longer than any XML declaration that means well. */
    private static final int DECLARATION = 200;

    private XmlCharset() {}

    /** @throws DocumentRejected CHARSET_INVALID if the bytes are not what they say */
    static String decode(byte[] bytes) {
        return decode(bytes, 0, bytes.length, true);
    }

    /** The beginning of a document, for a look at its root; what is cut in the middle of a letter becomes U+FFFD. */
    static String head(byte[] bytes, int length) {
        int end = Math.min(length, bytes.length);
        try {
            return decode(bytes, 0, end, false);
        } catch (DocumentRejected anotherCharset) {
            // Enough to know the root by; reading the document says what is wrong with it.
            return decode(bytes, 0, end, StandardCharsets.UTF_8, false);
        }
    }

    private static String decode(byte[] bytes, int from, int to, boolean strict) {
        Charset marked = marked(bytes);
        if (marked != null) {
            int start = from + (marked == StandardCharsets.UTF_8 ? 3 : 2);
            return agreed(decode(bytes, start, to, marked, strict), marked);
        }
        if (begins(bytes, '<', 0)) {
            return agreed(decode(bytes, from, to, StandardCharsets.UTF_16LE, strict), StandardCharsets.UTF_16LE);
        }
        if (begins(bytes, 0, '<')) {
            return agreed(decode(bytes, from, to, StandardCharsets.UTF_16BE, strict), StandardCharsets.UTF_16BE);
        }
        String ascii = new String(bytes, from, Math.min(DECLARATION, to - from), StandardCharsets.ISO_8859_1);
        Optional<String> declared = declared(ascii);
        if (declared.isEmpty() || isUtf8(declared.get())) {
            return decode(bytes, from, to, StandardCharsets.UTF_8, strict);
        }
        Charset single = SINGLE_BYTE.get(declared.get());
        if (single == null) {
            throw new DocumentRejected(ReasonCode.CHARSET_INVALID);
        }
        String text = decode(bytes, from, to, single, strict);
        if (strict && looksLikeUtf8(bytes, from, to)) {
            throw new DocumentRejected(ReasonCode.CHARSET_INVALID);
        }
        return text;
    }

    private static @Nullable Charset marked(byte[] bytes) {
        if (begins(bytes, 0xEF, 0xBB, 0xBF)) {
            return StandardCharsets.UTF_8;
        }
        if (begins(bytes, 0xFE, 0xFF)) {
            return StandardCharsets.UTF_16BE;
        }
        return begins(bytes, 0xFF, 0xFE) ? StandardCharsets.UTF_16LE : null;
    }

    /** The text, if its declaration names the charset that it was read in or none. */
    private static String agreed(String text, Charset used) {
        String declared = declared(text).orElse("");
        boolean agrees = declared.isEmpty()
                || (used == StandardCharsets.UTF_8 ? isUtf8(declared) : declared.startsWith("UTF-16"));
        if (!agrees) {
            throw new DocumentRejected(ReasonCode.CHARSET_INVALID);
        }
        return text;
    }

    private static boolean isUtf8(String declared) {
        return declared.equals("UTF-8") || declared.equals("UTF8");
    }

    /** The upper-case encoding of the XML declaration. */
    private static Optional<String> declared(String text) {
        String head = text.substring(0, Math.min(DECLARATION, text.length()));
        int end = head.startsWith("<?xml") ? head.indexOf("?>") : -1;
        int at = end < 0 ? -1 : head.indexOf("encoding");
        if (at < 0 || at > end) {
            return Optional.empty();
        }
        int quote = at + "encoding".length();
        while (quote < end && head.charAt(quote) != '"' && head.charAt(quote) != '\'') {
            quote++;
        }
        int close = head.indexOf(head.charAt(quote), quote + 1);
        return close < 0 || close > end
                ? Optional.empty()
                : Optional.of(head.substring(quote + 1, close).toUpperCase(Locale.ROOT));
    }

    /** Letters beyond ASCII that are well-formed UTF-8 are UTF-8, whatever a declaration says. */
    private static boolean looksLikeUtf8(byte[] bytes, int from, int to) {
        boolean beyond = false;
        for (int i = from; i < to && !beyond; i++) {
            beyond = bytes[i] < 0;
        }
        if (!beyond) {
            return false;
        }
        try {
            decode(bytes, from, to, StandardCharsets.UTF_8, true);
            return true;
        } catch (DocumentRejected anotherCharset) {
            return false;
        }
    }

    private static String decode(byte[] bytes, int from, int to, Charset charset, boolean strict) {
        CodingErrorAction action = strict ? CodingErrorAction.REPORT : CodingErrorAction.REPLACE;
        try {
            return charset.newDecoder()
                    .onMalformedInput(action)
                    .onUnmappableCharacter(action)
                    .decode(ByteBuffer.wrap(bytes, from, Math.max(0, to - from)))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw new DocumentRejected(ReasonCode.CHARSET_INVALID).at(malformed);
        }
    }

    private static boolean begins(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
