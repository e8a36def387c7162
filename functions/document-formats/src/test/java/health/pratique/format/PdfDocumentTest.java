package health.pratique.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** What is read in a PDF, and what the new one holds. */
class PdfDocumentTest {

    @Test
    void eachPageIsOneText() {
        OpenedDocument pdf = open(PdfSamples.pages("Seen today.\nBP 120/80.", "Home."));
        assertThat(pdf.fields())
                .containsExactly(
                        new TextField("page[0].text", FieldMeaning.FREE_TEXT, "Seen today.\nBP 120/80."),
                        new TextField("page[1].text", FieldMeaning.FREE_TEXT, "Home."));
    }

    @Test
    void aGapBetweenLinesIsABlankLine() {
        assertThat(text(PdfSamples.pages("Plan:\n\n\nRest."))).isEqualTo("Plan:\n\nRest.");
    }

    @Test
    void columnsStayApart() {
        byte[] pdf = PdfSamples.changed(
                document -> {
                    try (var content = new org.apache.pdfbox.pdmodel.PDPageContentStream(
                            document,
                            document.getPage(0),
                            org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode.APPEND,
                            true)) {
                        PdfSamples.show(content, 60, 700, "Sodium");
                        PdfSamples.show(content, 260, 700, "139");
                        PdfSamples.show(content, 60, 685, "Potassium");
                        PdfSamples.show(content, 260, 685, "4.1");
                    }
                },
                "Laboratory results of this morning");
        String[] lines = text(pdf).split("\n");
        assertThat(lines[2]).matches("Sodium {10,}139");
        assertThat(lines[3].indexOf("4.1")).isEqualTo(lines[2].indexOf("139"));
    }

    @Test
    void theNewDocumentReadsAsWhatWasWritten() {
        byte[] original = PdfSamples.pages("Seen today.\n\nBP   120/80   mmHg\nHR   72      bpm", "Home.");
        byte[] copy = open(original).rewrite(field -> FieldEdit.KEEP);
        assertThat(open(copy).fields()).isEqualTo(open(original).fields());
        assertThat(open(copy).rewrite(field -> FieldEdit.KEEP)).isEqualTo(copy);
    }

    @Test
    void everyCharacterThatTheFontHasReadsBackInBothFonts() {
        String all = IntStream.rangeClosed(0x21, 0x4FF)
                .filter(Character::isLetterOrDigit)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        String text = all.replaceAll("(.{40})", "$1\n");
        for (String shape : List.of(text, "a   b\nc   d\n" + text)) {
            byte[] copy = open(PdfSamples.pages("x")).rewrite(field -> FieldEdit.replace(shape));
            String once = text(copy);
            assertThat(once.length()).isGreaterThan(900);
            assertThat(text(open(copy).rewrite(field -> FieldEdit.KEEP))).isEqualTo(once);
            assertThat(once).contains("ABC", "Ñ", "ß", "Ł", "Ж");
        }
    }

    @Test
    void nothingOfTheOriginalIsInTheNewDocumentButItsCleanText() throws IOException {
        byte[] original = PdfSamples.changed(
                document -> {
                    document.getDocumentInformation().setAuthor("Maria Keller");
                    document.getDocumentInformation().setTitle("Letter on Maria Keller");
                },
                "Seen: Maria Keller, well.");
        OpenedDocument pdf = open(original);
        assertThat(pdf.fields().getFirst().path()).isEqualTo("metadata");
        assertThat(pdf.fields().getFirst().value()).contains("Author: Maria Keller", "Title: Letter on Maria Keller");
        byte[] copy = pdf.rewrite(field -> FieldEdit.replace(field.value().replace("Maria Keller", "[NAME]")));
        assertThat(new String(copy, StandardCharsets.ISO_8859_1)).doesNotContain("Keller");
        try (PDDocument read = Loader.loadPDF(copy)) {
            assertThat(read.getDocumentInformation().getTitle()).isEqualTo("De-identified document");
            assertThat(new PDFTextStripper().getText(read)).contains("Seen: [NAME], well.");
        }
    }

    private static OpenedDocument open(byte[] pdf) {
        return DocumentFormats.standard().open(pdf, FormatLimits.STANDARD);
    }

    private static String text(byte[] pdf) {
        return open(pdf).fields().getFirst().value();
    }
}
