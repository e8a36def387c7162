package health.pratique.format.pdf;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/**
 * Shows text with all characters as wide as one another: in Courier, which every reader of PDF has (ISO 32000-1, 9.6.2.2), and what
 * Courier lacks in the other font, stretched to the same width.
 */
final class FixedPitch {

    /** Of the size; Courier's own. */
    private static final float PITCH = 0.6f;

    private final PDType1Font courier = new PDType1Font(Standard14Fonts.FontName.COURIER);
    private final PDType0Font other;
    private final Map<Integer, Boolean> known = new HashMap<>();

    FixedPitch(PDType0Font other) {
        this.other = other;
    }

    /** Of the line, in sizes. */
    float width(String line) {
        return PITCH * line.codePointCount(0, line.length());
    }

    void show(PDPageContentStream content, String line, float size) throws IOException {
        int at = 0;
        while (at < line.length()) {
            int end = at;
            while (end < line.length() && inCourier(line.codePointAt(end))) {
                end += Character.charCount(line.codePointAt(end));
            }
            if (end > at) {
                content.setFont(courier, size);
                content.showText(line.substring(at, end));
            } else {
                end += Character.charCount(line.codePointAt(at));
                String character = line.substring(at, end);
                float width = other.getStringWidth(character) / 1000;
                content.setFont(other, size);
                content.setHorizontalScaling(width > 0 ? 100 * PITCH / width : 100);
                content.showText(character);
                content.setHorizontalScaling(100);
            }
            at = end;
        }
    }

    private boolean inCourier(int character) {
        return known.computeIfAbsent(character, c -> {
            try {
                courier.encode(Character.toString(c));
                return true;
            } catch (IOException | IllegalArgumentException lacking) {
                return false;
            }
        });
    }
}
