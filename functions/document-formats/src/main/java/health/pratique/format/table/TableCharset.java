package health.pratique.format.table;

import health.pratique.fault.DocumentRejected;
import health.pratique.format.text.SingleByteText;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The charset of a table that is read as it comes: its beginning tells, and the rest has to agree. */
public final class TableCharset {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final int MOST_BYTES_OF_A_CHARACTER = 4;

    private TableCharset() {}

    /**
     * UTF-8, else windows-1252 as {@link SingleByteText} has it.
     *
     * @param head the first bytes, without a byte order mark
     * @param cut whether more follow, so that the last character may not be whole
     * @throws DocumentRejected CHARSET_INVALID when it is neither
     */
    public static Charset of(byte[] head, boolean cut) {
        for (int less = 0; less < (cut ? MOST_BYTES_OF_A_CHARACTER : 1); less++) {
            if (isUtf8(head, Math.max(0, head.length - less))) {
                return StandardCharsets.UTF_8;
            }
        }
        SingleByteText.decode(head);
        return WINDOWS_1252;
    }

    private static boolean isUtf8(byte[] head, int length) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(head, 0, length));
            return true;
        } catch (CharacterCodingException other) {
            return false;
        }
    }
}
