package health.pratique.local.cli.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/** A referral letter of one page about an invented patient, as a word processor would print it. */
final class LetterPdf {

    private static final List<String> LINES = List.of(
            "Cedar Hollow Family Practice",
            "14 Orchard Street, Cedar Hollow, OH 43014",
            "",
            "January 22, 2026",
            "",
            "Re: Philomena Thistlewood, born 05/30/1953, MRN 9082716",
            "    81 Kestrel Lane, Cedar Hollow, OH 43014, phone 740-555-0172",
            "",
            "Dear Dr. Oyelaran,",
            "",
            "Mrs. Thistlewood has had knee pain for two years. Exercise and naproxen",
            "no longer help. Films of 12/11/2025 show narrowing of the medial joint space.",
            "Please see her about an arthroplasty.",
            "",
            "Sincerely,",
            "Dr. Ignatius Beaumont");

    private LetterPdf() {}

    static byte[] written() {
        try (PDDocument letter = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.LETTER);
            letter.addPage(page);
            letter.getDocumentInformation().setTitle("Referral of Philomena Thistlewood");
            try (PDPageContentStream content = new PDPageContentStream(letter, page)) {
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 11);
                content.setLeading(15);
                content.newLineAtOffset(72, 720);
                for (String line : LINES) {
                    content.showText(line);
                    content.newLine();
                }
                content.endText();
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            letter.save(out);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException("a PDF could not be written to memory", impossible);
        }
    }
}
