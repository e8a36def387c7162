package health.pratique.format.hl7;

import health.pratique.fault.DocumentRejected;
import health.pratique.fault.ReasonCode;
import health.pratique.format.text.StrictCharset;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The characters of a document: UTF-8, or the part of ISO 8859 that the first message declares in MSH-18 (HL7 table 0211).
 *
 * @param declared whether the text is of a declared charset, so that the declaration has to change with it
 */
record Er7Text(String text, boolean declared) {

    private static final String UTF_8 = "UNICODE UTF-8";
    private static final String PREFIX = "8859/";
    private static final int CHARSET_FIELD = 18;
    private static final int LONGEST_HEADER = 4096;

    /**
     * @throws DocumentRejected CHARSET_INVALID when the bytes are neither
     */
    static Er7Text decode(byte[] content) {
        try {
            return new Er7Text(StrictCharset.decode(content), false);
        } catch (DocumentRejected notUtf8) {
            Charset charset = declared(content).orElseThrow(() -> notUtf8);
            try {
                String text =
                        charset.newDecoder().decode(ByteBuffer.wrap(content)).toString();
                return new Er7Text(text, true);
            } catch (CharacterCodingException malformed) {
                throw new DocumentRejected(ReasonCode.CHARSET_INVALID).at(malformed);
            }
        }
    }

    private static Optional<Charset> declared(byte[] content) {
        String head = new String(content, 0, Math.min(content.length, LONGEST_HEADER), StandardCharsets.ISO_8859_1);
        int start = head.indexOf("MSH");
        if (start < 0 || start + Er7Segment.NAME >= head.length()) {
            return Optional.empty();
        }
        int end = start;
        while (end < head.length() && head.charAt(end) != '\r' && head.charAt(end) != '\n') {
            end++;
        }
        int[] field = field(head, start, end, head.charAt(start + Er7Segment.NAME));
        String name = head.substring(field[0], field[1]);
        if (!name.startsWith(PREFIX) || name.length() > PREFIX.length() + 2) {
            return Optional.empty();
        }
        String java = "ISO-8859-" + name.substring(PREFIX.length());
        return name.substring(PREFIX.length()).chars().allMatch(Character::isDigit) && Charset.isSupported(java)
                ? Optional.of(Charset.forName(java))
                : Optional.empty();
    }

    /** The same messages in UTF-8, and each that names its charset says so. */
    static byte[] declareUtf8(String text, List<Er7Segment> segments) {
        StringBuilder out = new StringBuilder(text.length());
        int at = 0;
        for (Er7Segment segment : segments) {
            if (segment.name().equals("MSH")) {
                int[] field = field(
                        text,
                        segment.start(),
                        segment.end(),
                        segment.delimiters().field());
                if (field[0] < field[1]) {
                    out.append(text, at, field[0]).append(UTF_8);
                    at = field[1];
                }
            }
        }
        return out.append(text, at, text.length()).toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Where MSH-18 stands in a header; an empty place when there is none. */
    private static int[] field(String text, int start, int end, char separator) {
        int at = start;
        for (int field = 1; field < CHARSET_FIELD; field++) {
            at = text.indexOf(separator, at) + 1;
            if (at == 0 || at > end) {
                return new int[] {end, end};
            }
        }
        int stop = text.indexOf(separator, at);
        return new int[] {at, stop < 0 || stop > end ? end : stop};
    }

    @Override
    public String toString() {
        return "[PHI]";
    }
}
