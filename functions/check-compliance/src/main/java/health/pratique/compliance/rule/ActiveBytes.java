package health.pratique.compliance.rule;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Files that run, or that carry what runs: told by their first bytes, as the system that opens them does, not by their declared type.
 */
final class ActiveBytes {

    /** Programs, and old Office files, whose macros cannot be told from the outside. */
    private static final List<byte[]> PROGRAMS = List.of(
            bytes(0x7F, 'E', 'L', 'F'),
            bytes(0xFE, 0xED, 0xFA, 0xCE),
            bytes(0xFE, 0xED, 0xFA, 0xCF),
            bytes(0xCE, 0xFA, 0xED, 0xFE),
            bytes(0xCF, 0xFA, 0xED, 0xFE),
            bytes(0xCA, 0xFE, 0xBA, 0xBE),
            bytes(0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1),
            bytes(0x4C, 0x00, 0x00, 0x00, 0x01, 0x14, 0x02, 0x00),
            bytes('#', '!', '/'),
            bytes(0x00, 'a', 's', 'm'));

    /** The initials of a DOS or Windows program, if no text follows. */
    private static final byte[] WINDOWS = bytes('M', 'Z');

    private static final byte[] ZIP = bytes('P', 'K', 3, 4);
    private static final byte[] PDF = bytes('%', 'P', 'D', 'F', '-');
    private static final byte[] RTF = bytes('{', '\\', 'r', 't', 'f');

    private ActiveBytes() {}

    static boolean in(byte[] content) {
        if (PROGRAMS.stream().anyMatch(start -> begins(content, start))
                || (begins(content, WINDOWS) && binary(content))) {
            return true;
        }
        if (begins(content, ZIP)) {
            return holdsAny(content, "vbaProject.bin", "META-INF/MANIFEST.MF", "xl/macrosheets/");
        }
        if (begins(content, PDF)) {
            return holdsAny(content, "/JavaScript", "/JS ", "/JS(", "/JS<", "/Launch");
        }
        if (begins(content, RTF)) {
            return holdsAny(content, "\\objdata", "\\objocx");
        }
        return !binary(content) && ActiveText.in(new String(content, StandardCharsets.UTF_8));
    }

    private static boolean begins(byte[] content, byte[] start) {
        return content.length >= start.length && Arrays.equals(content, 0, start.length, start, 0, start.length);
    }

    private static boolean holdsAny(byte[] content, String... words) {
        // One character a byte, so that nothing is lost.
        String text = new String(content, StandardCharsets.ISO_8859_1);
        return Arrays.stream(words).anyMatch(text::contains);
    }

    private static boolean binary(byte[] content) {
        for (int i = 0; i < Math.min(content.length, 512); i++) {
            if (content[i] == 0) {
                return true;
            }
        }
        return false;
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
