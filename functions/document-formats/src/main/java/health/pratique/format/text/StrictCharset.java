package health.pratique.format.text;

import health.pratique.fault.DocumentRejected;
import health.pratique.fault.ReasonCode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Decodes UTF-8 and UTF-16, with a byte order mark or without, and never replaces what does not decode. */
public final class StrictCharset {

    private static final byte[][] BINARY_SIGNATURES = {
        {'%', 'P', 'D', 'F', '-'},
        {'P', 'K', 3, 4},
        {'{', '\\', 'r', 't', 'f'},
        {(byte) 0x89, 'P', 'N', 'G'},
        {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF},
        {'G', 'I', 'F', '8'},
        {'I', 'I', '*', 0},
        {'M', 'M', 0, '*'},
        {0x1F, (byte) 0x8B},
        {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0},
        {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE},
        {0x7F, 'E', 'L', 'F'},
        {'B', 'Z', 'h'},
        {'7', 'z', (byte) 0xBC, (byte) 0xAF},
    };

    private static final int HEAD = 4096;

    private StrictCharset() {}

    /**
     * @throws DocumentRejected FORMAT_UNSUPPORTED when the bytes are of a known binary format or hold NUL,
     *     CHARSET_INVALID when they are text of another charset
     */
    public static String decode(byte[] content) {
        if (starts(content, 0xEF, 0xBB, 0xBF)) {
            return decode(content, 3, StandardCharsets.UTF_8);
        }
        if (starts(content, 0xFE, 0xFF)) {
            return decode(content, 2, StandardCharsets.UTF_16BE);
        }
        if (starts(content, 0xFF, 0xFE)) {
            return decode(content, 2, StandardCharsets.UTF_16LE);
        }
        Charset wide = markless(content);
        if (wide != null) {
            return decode(content, 0, wide);
        }
        if (isBinary(content)) {
            throw new DocumentRejected(ReasonCode.FORMAT_UNSUPPORTED);
        }
        return decode(content, 0, StandardCharsets.UTF_8);
    }

    /** Whether the bytes begin with a byte order mark, and so name their charset. */
    public static boolean hasMark(byte[] content) {
        return starts(content, 0xEF, 0xBB, 0xBF) || starts(content, 0xFE, 0xFF) || starts(content, 0xFF, 0xFE);
    }

    private static String decode(byte[] content, int from, Charset charset) {
        try {
            String text = withoutMarks(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(content, from, content.length - from))
                    .toString());
            // Whatever charset a mark names: a copy without the mark would be taken for a binary format.
            if (text.indexOf('\0') >= 0) {
                throw new DocumentRejected(ReasonCode.FORMAT_UNSUPPORTED);
            }
            return text;
        } catch (CharacterCodingException malformed) {
            throw new DocumentRejected(ReasonCode.CHARSET_INVALID).at(malformed);
        }
    }

    /** Joined files carry the mark more than once; a copy that began with one would be read as the document of that mark. */
    private static String withoutMarks(String text) {
        int from = 0;
        while (from < text.length() && text.charAt(from) == '\uFEFF') {
            from++;
        }
        return text.substring(from);
    }

    /**
     * UTF-16 without its mark, told by ASCII with a NUL in every other place: nearly all of any Western text, and no pair of
     * NULs, of which binary formats are full. Null when it is none.
     */
    private static @Nullable Charset markless(byte[] content) {
        int units = Math.min(content.length, HEAD) / 2;
        if (units < 2 || content.length % 2 != 0) {
            return null;
        }
        int big = 0;
        int little = 0;
        for (int at = 0; at < 2 * units; at += 2) {
            boolean high = content[at] == 0;
            boolean low = content[at + 1] == 0;
            if (high && low) {
                return null;
            }
            big += high && isPrinted(content[at + 1]) ? 1 : 0;
            little += low && isPrinted(content[at]) ? 1 : 0;
        }
        int enough = units - units / 4;
        return big >= enough ? StandardCharsets.UTF_16BE : little >= enough ? StandardCharsets.UTF_16LE : null;
    }

    private static boolean isPrinted(byte b) {
        return b >= ' ' && b < 0x7F || b >= '\t' && b <= '\r';
    }

    private static boolean isBinary(byte[] content) {
        for (byte[] signature : BINARY_SIGNATURES) {
            if (content.length >= signature.length
                    && Arrays.equals(content, 0, signature.length, signature, 0, signature.length)) {
                return true;
            }
        }
        for (byte b : content) {
            if (b == 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean starts(byte[] content, int... mark) {
        if (content.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((content[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
