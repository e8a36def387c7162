package health.pratique.format.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * Writes one page of text to one page of paper: the lines as they are, never wrapped, so that the page reads back as what was written.
 * Where they do not fit, the letters get smaller, and where these would be too small, the page gets larger.
 */
final class PageWriter {

    private static final float LARGEST = 10;
    private static final float SMALLEST = 6.5f;
    private static final float LEADING = 1.35f;
    private static final float SIDE = 54;
    private static final float TOP = 54;
    private static final float BOTTOM = 64;
    private static final float FOOT = 34;
    private static final float FOOT_SIZE = 8;

    /** ISO 32000-1, annex C: the largest page, in points. */
    private static final float MAX_PAGE = 14_400;

    private static final float MIN_PAGE = 280;
    private static final float USUAL_MAX_PAGE = 1_700;

    private final PDDocument document;
    private final PDType0Font sans;
    private final FixedPitch fixed;

    PageWriter(PDDocument document, PDType0Font sans) {
        this.document = document;
        this.sans = sans;
        this.fixed = new FixedPitch(sans);
    }

    void write(CleanPage page, String foot) throws IOException {
        boolean tabular = isTabular(page.text());
        List<String> lines = lines(page.text());
        float widest = 0;
        for (String line : lines) {
            widest = Math.max(widest, tabular ? fixed.width(line) : sans.getStringWidth(line) / 1000);
        }
        float width = sheet(page.width(), 595);
        float height = sheet(page.height(), 842);
        float size = LARGEST;
        if (widest > 0) {
            size = Math.min(size, (width - 2 * SIDE) / widest);
        }
        size = Math.min(size, (height - TOP - BOTTOM) / (LEADING * Math.max(1, lines.size())));
        size = Math.max(SMALLEST, size);
        width = Math.min(MAX_PAGE, Math.max(width, widest * size + 2 * SIDE));
        height = Math.min(MAX_PAGE, Math.max(height, lines.size() * LEADING * size + TOP + BOTTOM));
        size = Math.min(size, (height - TOP - BOTTOM) / (LEADING * Math.max(1, lines.size())));

        PDPage sheet = new PDPage(new PDRectangle(width, height));
        document.addPage(sheet);
        try (PDPageContentStream content = new PDPageContentStream(document, sheet)) {
            float y = height - TOP - size;
            for (String line : lines) {
                if (!line.isEmpty()) {
                    content.beginText();
                    content.newLineAtOffset(SIDE, y);
                    if (tabular) {
                        fixed.show(content, line, size);
                    } else {
                        content.setFont(sans, size);
                        content.showText(line);
                    }
                    content.endText();
                }
                y -= size * LEADING;
            }
            foot(content, foot, width);
        }
    }

    private void foot(PDPageContentStream content, String foot, float width) throws IOException {
        content.beginMarkedContent(COSName.ARTIFACT);
        content.setStrokingColor(0.75f);
        content.setLineWidth(0.5f);
        content.moveTo(SIDE, FOOT + 14);
        content.lineTo(width - SIDE, FOOT + 14);
        content.stroke();
        content.setNonStrokingColor(0.35f);
        content.beginText();
        content.setFont(sans, FOOT_SIZE);
        content.newLineAtOffset((width - sans.getStringWidth(foot) / 1000 * FOOT_SIZE) / 2, FOOT);
        content.showText(foot);
        content.endText();
        content.endMarkedContent();
    }

    private static float sheet(float points, float usual) {
        return points >= MIN_PAGE && points <= USUAL_MAX_PAGE ? points : usual;
    }

    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        if (!text.isEmpty()) {
            lines.addAll(List.of(text.split("\n", -1)));
        }
        return lines;
    }

    /** Whether several lines have columns: words with several spaces between them, or far from the margin. */
    static boolean isTabular(String text) {
        int columns = 0;
        for (String line : text.split("\n", -1)) {
            if (line.strip().contains("  ") || line.startsWith("        ")) {
                columns++;
            }
        }
        return columns >= 2;
    }
}
