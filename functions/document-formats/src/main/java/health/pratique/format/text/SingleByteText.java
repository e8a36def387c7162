package health.pratique.format.text;

import health.pratique.fault.DocumentRejected;
import health.pratique.fault.ReasonCode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;

/**
 * Western European text in one byte a character, as old systems print it. windows-1252 is read for ISO 8859-1 too, which differs
 * only in control characters that no text has (WHATWG Encoding, section 4.2). A text that is UTF-8 but for an error is none.
 */
public final class SingleByteText {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /** Of every so many bytes one may be beyond ASCII; in a Cyrillic or Greek charset nearly all letters are. */
    private static final int ASCII_PER_OTHER = 3;

    private SingleByteText() {}

    /**
     * @throws DocumentRejected CHARSET_INVALID when it decodes to nothing that a person would have written
     */
    public static String decode(byte[] content) {
        if (!isPlausible(content)) {
            throw new DocumentRejected(ReasonCode.CHARSET_INVALID);
        }
        try {
            return WINDOWS_1252.newDecoder().decode(ByteBuffer.wrap(content)).toString();
        } catch (CharacterCodingException unassigned) {
            throw new DocumentRejected(ReasonCode.CHARSET_INVALID).at(unassigned);
        }
    }

    private static boolean isPlausible(byte[] content) {
        int beyond = 0;
        for (int at = 0; at < content.length; at++) {
            int unit = content[at] & 0xFF;
            if (unit < ' ' && (unit < '\t' || unit > '\r') && unit != 0x1B && unit != 0x1A || unit == 0x7F) {
                return false;
            }
            if (unit >= 0x80) {
                beyond++;
                if (isUtf8Sequence(content, at)) {
                    return false;
                }
            }
        }
        return (long) (beyond - 1) * (ASCII_PER_OTHER + 1) <= content.length;
    }

    /** A first byte with all that has to follow it, overlong and surrogate forms included. */
    private static boolean isUtf8Sequence(byte[] content, int at) {
        int first = content[at] & 0xFF;
        int more = first >= 0xF0 && first < 0xF8 ? 3 : first >= 0xE0 ? 2 : first >= 0xC0 ? 1 : 0;
        if (more == 0 || first >= 0xF8 || at + more >= content.length) {
            return false;
        }
        for (int next = at + 1; next <= at + more; next++) {
            if ((content[next] & 0xC0) != 0x80) {
                return false;
            }
        }
        return true;
    }
}
