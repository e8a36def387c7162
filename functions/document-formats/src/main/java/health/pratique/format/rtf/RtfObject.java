package health.pratique.format.rtf;

import health.pratique.fault.DocumentRejected;
import health.pratique.fault.ReasonCode;
import java.util.List;
import java.util.Locale;

/** The data of an embedded object, in hexadecimal. It is never released; a program in it is a reason to refuse the document. */
final class RtfObject {

    /** The packager's way to carry any file, and the equation editor, whose only use left is an attack (CVE-2017-11882). */
    private static final String PACKAGE = "package";

    private static final String EQUATION = "equation.";

    private static final List<String> PROGRAMS = List.of(
            ".exe", ".com\0", ".scr", ".bat", ".cmd", ".ps1", ".vbs", ".vbe", ".js\0", ".jse", ".wsf", ".hta", ".lnk",
            ".msi", ".dll", ".jar", ".pif", ".cpl", ".reg", ".sct");

    private final StringBuilder data = new StringBuilder();
    private int half = -1;

    void hex(int c) {
        int digit = Character.digit(c, 16);
        if (digit < 0) {
            return;
        }
        if (half < 0) {
            half = digit;
        } else {
            data.append((char) (half << 4 | digit));
            half = -1;
        }
    }

    /**
     * @throws DocumentRejected ACTIVE_CONTENT
     */
    void check() {
        if (data.isEmpty()) {
            return;
        }
        String held = data.toString().toLowerCase(Locale.ROOT);
        boolean packed = held.contains(PACKAGE) && PROGRAMS.stream().anyMatch(held::contains);
        if (packed || held.contains(EQUATION) || held.contains("this program cannot be run in dos mode")) {
            throw new DocumentRejected(ReasonCode.ACTIVE_CONTENT);
        }
        data.setLength(0);
        half = -1;
    }
}
