package health.pratique.format;

import health.pratique.fault.DocumentRejected;
import health.pratique.fault.ReasonCode;
import health.pratique.format.text.SingleByteText;
import health.pratique.format.text.StrictCharset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The bytes of a document of whatever format, and the text that they are if they are one. Not thread-safe; prints as {@code [PHI]}. */
public final class Content {

    /** How much of a document {@link #head} shows. */
    public static final int HEAD = 4096;

    private final byte[] bytes;
    private @Nullable String head;
    private @Nullable String text;
    private boolean singleByte;

    Content(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The bytes themselves: not to be changed. */
    public byte[] bytes() {
        return bytes;
    }

    /** Whether these bytes stand at the offset. */
    public boolean has(int offset, byte... signature) {
        return bytes.length >= offset + signature.length
                && Arrays.equals(bytes, offset, offset + signature.length, signature, 0, signature.length);
    }

    /** The first bytes, one character each (ISO 8859-1), without a UTF-8 byte order mark and white space before the rest. */
    public String head() {
        if (head == null) {
            int from = has(0, (byte) 0xEF, (byte) 0xBB, (byte) 0xBF) ? 3 : 0;
            while (from < bytes.length && (bytes[from] == ' ' || bytes[from] >= '\t' && bytes[from] <= '\r')) {
                from++;
            }
            head = new String(bytes, from, Math.min(HEAD, bytes.length - from), StandardCharsets.ISO_8859_1);
        }
        return head;
    }

    /**
     * All of it as text, in UTF-8, UTF-16 or a Western European charset.
     *
     * @throws DocumentRejected as {@link StrictCharset#decode} says
     */
    public String text() {
        if (text == null) {
            text = decoded();
        }
        return text;
    }

    /**
     * As {@link #text}, for formats that are written in Unicode only.
     *
     * @throws DocumentRejected CHARSET_INVALID when it is in another charset
     */
    public String unicodeText() {
        String any = text();
        if (singleByte) {
            throw new DocumentRejected(ReasonCode.CHARSET_INVALID);
        }
        return any;
    }

    private String decoded() {
        try {
            return StrictCharset.decode(bytes);
        } catch (DocumentRejected noUnicode) {
            if (noUnicode.reason() != ReasonCode.CHARSET_INVALID || StrictCharset.hasMark(bytes)) {
                throw noUnicode;
            }
            String western = SingleByteText.decode(bytes);
            singleByte = true;
            return western;
        }
    }

    @Override
    public String toString() {
        return "[PHI]";
    }
}
