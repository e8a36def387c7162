package health.pratique.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/** Invented PDFs, made as a word processor would. */
final class PdfSamples {

    /** What makes a PDF worse than it was. */
    interface Change {
        void to(PDDocument document) throws IOException;
    }

    private PdfSamples() {}

    static byte[] pages(String... texts) {
        return changed(document -> {}, texts);
    }

    static byte[] changed(Change change, String... texts) {
        try (PDDocument document = new PDDocument()) {
            for (String text : texts) {
                page(document, text);
            }
            change.to(document);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static PDPage page(PDDocument document, String text) throws IOException {
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            float y = 780;
            for (String line : text.split("\n", -1)) {
                show(content, 60, y, line);
                y -= 15;
            }
        }
        return page;
    }

    static void show(PDPageContentStream content, float x, float y, String line) throws IOException {
        content.beginText();
        content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 11);
        content.newLineAtOffset(x, y);
        content.showText(line);
        content.endText();
    }
}
