package health.pratique.format.dicom;

import health.pratique.fault.DocumentRejected;
import health.pratique.fault.ReasonCode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Text that changes its character set by escape sequences (ISO/IEC 2022 as DICOM PS3.3, Tables C.12-3 and C.12-4, allow it).
 * Bytes up to 0x7F are of G0, others of G1. Sets of two bytes a character are decoded as the EUC encodings that hold them.
 * For one text.
 */
final class CodeExtensions {

    /** A set by its final escape characters; {@code lead} is what EUC puts before a character of it. */
    private record Designated(String charset, boolean wide, int lead) {}

    private static final Map<String, Designated> G0 = Map.of(
            "(B", new Designated("US-ASCII", false, 0),
            "(J", new Designated("JIS_X0201", false, 0),
            "$B", new Designated("EUC-JP", true, 0),
            "$(D", new Designated("EUC-JP", true, 0x8F));

    private static final Map<String, Designated> G1 = Map.ofEntries(
            Map.entry("-A", new Designated("ISO-8859-1", false, 0)),
            Map.entry("-B", new Designated("ISO-8859-2", false, 0)),
            Map.entry("-C", new Designated("ISO-8859-3", false, 0)),
            Map.entry("-D", new Designated("ISO-8859-4", false, 0)),
            Map.entry("-L", new Designated("ISO-8859-5", false, 0)),
            Map.entry("-G", new Designated("ISO-8859-6", false, 0)),
            Map.entry("-F", new Designated("ISO-8859-7", false, 0)),
            Map.entry("-H", new Designated("ISO-8859-8", false, 0)),
            Map.entry("-M", new Designated("ISO-8859-9", false, 0)),
            Map.entry("-b", new Designated("ISO-8859-15", false, 0)),
            Map.entry("-T", new Designated("TIS-620", false, 0)),
            Map.entry(")I", new Designated("JIS_X0201", false, 0)),
            Map.entry("$)C", new Designated("EUC-KR", false, 0)),
            Map.entry("$)A", new Designated("GB2312", false, 0)));

    private final Designated initial;
    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream run = new ByteArrayOutputStream();
    private Designated g0;
    private Designated g1;
    private Designated running;

    CodeExtensions(Charset first) {
        this.initial = new Designated(first.name(), false, 0);
        this.g0 = initial;
        this.g1 = initial;
        this.running = initial;
    }

    String decode(byte[] bytes) throws CharacterCodingException {
        int at = 0;
        while (at < bytes.length) {
            if (bytes[at] == 0x1B) {
                at = escape(bytes, at + 1);
            } else if (g0.wide && bytes[at] > 0x20) {
                if (at + 1 >= bytes.length) {
                    throw new DocumentRejected(ReasonCode.CHARSET_INVALID);
                }
                use(g0);
                if (g0.lead != 0) {
                    run.write(g0.lead);
                }
                run.write(bytes[at] | 0x80);
                run.write(bytes[at + 1] | 0x80);
                at += 2;
            } else {
                use(bytes[at] < 0 ? g1 : g0.wide ? initial : g0);
                run.write(bytes[at]);
                if (isDelimiter(bytes[at])) {
                    flush();
                    g0 = initial;
                    g1 = initial;
                }
                at++;
            }
        }
        flush();
        return text.toString();
    }

    /** Line ends and the delimiters of values and of a name's components begin anew (PS3.5, 6.1.2.5.3). */
    private static boolean isDelimiter(byte b) {
        return b == '\\' || b == '^' || b == '=' || b == '\r' || b == '\n' || b == '\t' || b == '\f';
    }

    private int escape(byte[] bytes, int at) throws CharacterCodingException {
        for (int length = 2; length <= 3 && at + length <= bytes.length; length++) {
            String sequence = new String(bytes, at, length, StandardCharsets.ISO_8859_1);
            Designated low = G0.get(sequence);
            Designated high = G1.get(sequence);
            if (low != null || high != null) {
                flush();
                g0 = low == null ? g0 : low;
                g1 = high == null ? g1 : high;
                return at + length;
            }
        }
        throw new DocumentRejected(ReasonCode.CHARSET_INVALID);
    }

    private void use(Designated set) throws CharacterCodingException {
        if (set != running) {
            flush();
            running = set;
        }
    }

    private void flush() throws CharacterCodingException {
        byte[] bytes = run.toByteArray();
        run.reset();
        text.append(CharacterSet.decode(CharacterSet.named(running.charset), bytes, 0, bytes.length));
    }
}
