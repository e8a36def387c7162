package health.pratique.usage;

import java.awt.Color;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;

/** One page of A4 that is written from the top; places are in points from its upper left corner. */
final class Sheet implements AutoCloseable {

    private static final float HEIGHT = PDRectangle.A4.getHeight();

    private final PDPageContentStream content;

    Sheet(PDDocument document) throws IOException {
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        content = new PDPageContentStream(document, page);
    }

    void left(String text, PDFont font, float size, float x, float y, Color color) throws IOException {
        content.beginText();
        content.setNonStrokingColor(color);
        content.setFont(font, size);
        content.newLineAtOffset(x, HEIGHT - y);
        content.showText(writable(text));
        content.endText();
    }

    /** @param x where the text ends */
    void right(String text, PDFont font, float size, float x, float y, Color color) throws IOException {
        left(text, font, size, x - font.getStringWidth(writable(text)) / 1000 * size, y, color);
    }

    void line(float from, float to, float y, float width, Color color) throws IOException {
        content.setStrokingColor(color);
        content.setLineWidth(width);
        content.moveTo(from, HEIGHT - y);
        content.lineTo(to, HEIGHT - y);
        content.stroke();
    }

    void box(float x, float y, float width, float height, Color color) throws IOException {
        content.setNonStrokingColor(color);
        content.addRect(x, HEIGHT - y - height, width, height);
        content.fill();
    }

    /** The fonts that every reader has know Latin letters only. */
    private static String writable(String text) {
        return text.replaceAll("[^\\x20-\\x7e]", "?");
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
