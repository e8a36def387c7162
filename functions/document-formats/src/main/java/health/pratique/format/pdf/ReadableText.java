package health.pratique.format.pdf;

import java.text.Normalizer;

/**
 * Text as it can be written again: composed, without characters that nobody sees, with a box in place of what the font lacks. What
 * is read is normalised this way already, so that the text that is searched is the text that is written.
 */
final class ReadableText {

    static final char UNKNOWN = '\u25A1';

    private ReadableText() {}

    /** One line. */
    static String line(String raw) {
        StringBuilder line = new StringBuilder(raw.length());
        compatible(raw).codePoints().forEach(character -> append(line, character));
        int end = line.length();
        while (end > 0 && line.charAt(end - 1) == ' ') {
            end--;
        }
        return line.substring(0, end);
    }

    /** Lines, without blank ones at either end and with one where there are several. */
    static String lines(String raw) {
        StringBuilder text = new StringBuilder(raw.length());
        boolean blank = false;
        for (String each : raw.split("\\R", -1)) {
            String line = line(each);
            if (line.isEmpty()) {
                blank = true;
            } else {
                if (!text.isEmpty()) {
                    text.append(blank ? "\n\n" : "\n");
                }
                text.append(line);
                blank = false;
            }
        }
        return text.toString();
    }

    /** Ligatures and presentation forms are the letters that they show. */
    private static String compatible(String raw) {
        StringBuilder text = null;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            boolean form = c >= 0xFB00 && c <= 0xFDFF || c >= 0xFE70 && c <= 0xFEFE || c >= 0xFF01 && c <= 0xFF5E;
            if (form && text == null) {
                text = new StringBuilder(raw.substring(0, i));
            }
            if (text != null) {
                text.append(form ? Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC) : c);
            }
        }
        String plain = text == null ? raw : text.toString();
        return Normalizer.isNormalized(plain, Normalizer.Form.NFC)
                ? plain
                : Normalizer.normalize(plain, Normalizer.Form.NFC);
    }

    private static void append(StringBuilder line, int character) {
        if (character == '\t' || Character.isSpaceChar(character)) {
            line.append(' ');
            return;
        }
        switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> {
                if (character == 0xAD) {
                    line.append('-');
                }
            }
            default -> {
                int shown = PdfFonts.ready().canonical(character);
                if (shown == 0) {
                    line.append(UNKNOWN);
                } else {
                    line.appendCodePoint(shown);
                }
            }
        }
    }
}
