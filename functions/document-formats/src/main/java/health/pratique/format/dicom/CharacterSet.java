package health.pratique.format.dicom;

import health.pratique.fault.DocumentRejected;
import health.pratique.fault.ReasonCode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;

/**
 * A Specific Character Set (DICOM PS3.3, C.12.1.1.2). Never puts a replacement character for what does not decode: a name with
 * a hole in it would not be found elsewhere.
 */
final class CharacterSet {

    /** Nothing declared: ASCII, and where senders forgot to declare, UTF-8 or else Latin 1. */
    static final CharacterSet UNDECLARED = new CharacterSet("", false);

    /** JIS X 0201, in which the code of the backslash that divides values is a yen sign. */
    private static final String ROMAJI = "IR 13";

    private final String term;
    private final boolean extended;

    private CharacterSet(String term, boolean extended) {
        this.term = term;
        this.extended = extended;
    }

    /** @param declared the value of (0008,0005), with code extensions behind backslashes */
    static CharacterSet of(String declared) {
        String[] terms = declared.split("\\\\", -1);
        String first = terms[0].strip();
        boolean extended = terms.length > 1 || first.startsWith("ISO 2022");
        if (terms.length > 16) {
            throw new DocumentRejected(ReasonCode.CHARSET_INVALID);
        }
        for (String term : terms) {
            if (!term.isBlank()) {
                charset(term.strip());
            }
        }
        return first.isEmpty() && !extended ? UNDECLARED : new CharacterSet(first, extended);
    }

    /**
     * @throws DocumentRejected CHARSET_INVALID when the bytes are not of this character set
     */
    String decode(byte[] bytes, int from, int to) {
        boolean ascii = true;
        for (int at = from; at < to && ascii; at++) {
            ascii = bytes[at] >= 0 && bytes[at] != 0x1B;
        }
        if (ascii) {
            return new String(bytes, from, to - from, StandardCharsets.US_ASCII);
        }
        try {
            if (extended) {
                String text = new CodeExtensions(term.isEmpty() ? StandardCharsets.US_ASCII : charset(term))
                        .decode(Arrays.copyOfRange(bytes, from, to));
                return term.endsWith(ROMAJI) ? text.replace('\u00A5', '\\') : text;
            }
            if (term.endsWith(ROMAJI)) {
                return decode(charset(term), bytes, from, to).replace('\u00A5', '\\');
            }
            return term.isEmpty() ? undeclared(bytes, from, to) : decode(charset(term), bytes, from, to);
        } catch (CharacterCodingException malformed) {
            throw new DocumentRejected(ReasonCode.CHARSET_INVALID).at(malformed);
        }
    }

    private static String undeclared(byte[] bytes, int from, int to) throws CharacterCodingException {
        try {
            return decode(StandardCharsets.UTF_8, bytes, from, to);
        } catch (CharacterCodingException notUtf8) {
            return decode(StandardCharsets.ISO_8859_1, bytes, from, to);
        }
    }

    static String decode(Charset charset, byte[] bytes, int from, int to) throws CharacterCodingException {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes, from, to - from))
                .toString();
    }

    /** The set that a defined term names, alone or as the first of several; of several bytes a character, ASCII. */
    private static Charset charset(String term) {
        return named(
                switch (term) {
                    case "ISO_IR 6", "ISO 2022 IR 6", "ISO 2022 IR 87", "ISO 2022 IR 159", "ISO 2022 IR 149" ->
                        "US-ASCII";
                    case "ISO 2022 IR 58" -> "US-ASCII";
                    case "ISO_IR 100", "ISO 2022 IR 100" -> "ISO-8859-1";
                    case "ISO_IR 101", "ISO 2022 IR 101" -> "ISO-8859-2";
                    case "ISO_IR 109", "ISO 2022 IR 109" -> "ISO-8859-3";
                    case "ISO_IR 110", "ISO 2022 IR 110" -> "ISO-8859-4";
                    case "ISO_IR 144", "ISO 2022 IR 144" -> "ISO-8859-5";
                    case "ISO_IR 127", "ISO 2022 IR 127" -> "ISO-8859-6";
                    case "ISO_IR 126", "ISO 2022 IR 126" -> "ISO-8859-7";
                    case "ISO_IR 138", "ISO 2022 IR 138" -> "ISO-8859-8";
                    case "ISO_IR 148", "ISO 2022 IR 148" -> "ISO-8859-9";
                    case "ISO_IR 203", "ISO 2022 IR 203" -> "ISO-8859-15";
                    case "ISO_IR 13", "ISO 2022 IR 13" -> "JIS_X0201";
                    case "ISO_IR 166", "ISO 2022 IR 166" -> "TIS-620";
                    case "ISO_IR 192" -> "UTF-8";
                    case "GB18030" -> "GB18030";
                    case "GBK" -> "GBK";
                    default -> throw new DocumentRejected(ReasonCode.CHARSET_INVALID);
                });
    }

    static Charset named(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException absent) {
            throw new DocumentRejected(ReasonCode.CHARSET_INVALID).at(absent);
        }
    }
}
