package health.pratique.detection.comprehend;

import java.util.Arrays;

/** Turns offsets that count Unicode code points of one text, as DetectPHI answers, into UTF-16 offsets. */
final class CodePointOffsets {

    private final int[] units;

    private CodePointOffsets(int[] units) {
        this.units = units;
    }

    static CodePointOffsets of(String text) {
        int[] units = new int[text.length() + 1];
        int codePoints = 0;
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            units[codePoints++] = at;
        }
        units[codePoints] = text.length();
        return new CodePointOffsets(Arrays.copyOf(units, codePoints + 1));
    }

    /** How many code points the text has; the greatest offset there is. */
    int codePoints() {
        return units.length - 1;
    }

    int utf16(int codePointOffset) {
        return units[codePointOffset];
    }
}
