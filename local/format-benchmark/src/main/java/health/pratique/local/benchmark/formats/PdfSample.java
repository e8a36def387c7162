package health.pratique.local.benchmark.formats;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/** A letter of ten pages, set in Helvetica. */
final class PdfSample {

    private static final int PAGES = 10;
    private static final int LINE = 95;
    private static final int LEADING = 13;

    private PdfSample() {}

    static Sample letter(Invented facts) {
        try (PDDocument pdf = new PDDocument()) {
            PDFont font = new PDType1Font(FontName.HELVETICA);
            for (int i = 0; i < PAGES; i++) {
                PDPage page = new PDPage();
                pdf.addPage(page);
                write(pdf, page, font, facts.note(6));
            }
            // Else PDFBox makes one from the clock.
            pdf.setDocumentId(1L);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            pdf.save(out);
            return new Sample("letter of 10 pages", out.toByteArray());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void write(PDDocument pdf, PDPage page, PDFont font, String note) throws IOException {
        try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
            content.beginText();
            content.setFont(font, 10);
            content.setLeading(LEADING);
            content.newLineAtOffset(60, 740);
            for (String line :
                    note.lines().flatMap(line -> wrapped(line).stream()).toList()) {
                content.showText(line);
                content.newLine();
            }
            content.endText();
        }
    }

    private static List<String> wrapped(String line) {
        return line.isEmpty()
                ? List.of("")
                : line.replaceAll("(.{1," + LINE + "})(?: +|$)", "$1\n").lines().toList();
    }
}
