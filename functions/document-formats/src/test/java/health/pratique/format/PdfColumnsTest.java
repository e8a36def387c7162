package health.pratique.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.junit.jupiter.api.Test;

/** Columns of running text are read one after the other, and tables row by row. */
class PdfColumnsTest {

    private static final List<String> LEFT = List.of(
            "The patient was brought to the ward in the",
            "early morning and was seen at once by the",
            "doctor on call, who asked for the family of",
            "Ottoline and was told that her sister Maud",
            "Brackenbury would arrive by train in the late",
            "afternoon of the same day, which she did, and",
            "so the talk was held in the evening instead.");
    private static final List<String> RIGHT = List.of(
            "In the days that followed the fever went down",
            "and the cough became less, so that the mask",
            "could be taken off for the hours of the day.",
            "There was no pain, and the appetite of the",
            "patient came back slowly with the help of her",
            "sister, who cooked for her and for the others",
            "in the room, to the delight of everybody.");

    @Test
    void twoColumnsAreReadOneAfterTheOther() {
        byte[] pdf = columns("Letter from the ward", 60, 320);
        assertThat(text(pdf))
                .isEqualTo("Letter from the ward\n\n" + String.join("\n", LEFT) + "\n\n" + String.join("\n", RIGHT));
    }

    @Test
    void theCopyReadsAsWhatWasWritten() {
        byte[] pdf = columns("Letter from the ward", 60, 320);
        byte[] copy = open(pdf).rewrite(field -> FieldEdit.KEEP);
        assertThat(open(copy).fields()).isEqualTo(open(pdf).fields());
    }

    @Test
    void aTableOfManyRowsStaysInItsRows() {
        byte[] pdf = PdfSamples.changed(
                document -> {
                    try (PDPageContentStream content = appended(document)) {
                        for (int row = 0; row < 12; row++) {
                            PdfSamples.show(content, 60, 700 - 15 * row, "Serum sodium " + row);
                            PdfSamples.show(content, 320, 700 - 15 * row, (130 + row) + " mmol/l");
                        }
                    }
                },
                "Results");
        assertThat(text(pdf).lines().filter(line -> line.matches("Serum sodium \\d+ {4,}\\d+ mmol/l")))
                .hasSize(12);
    }

    @Test
    void aFormOfLabelsAndValuesStaysInItsRows() {
        List<String> labels = List.of(
                "Name of the patient", "Born", "Ward", "Doctor", "Allergies known", "Next of kin", "Religion", "Diet");
        byte[] pdf = PdfSamples.changed(
                document -> {
                    try (PDPageContentStream content = appended(document)) {
                        for (int row = 0; row < labels.size(); row++) {
                            PdfSamples.show(content, 60, 700 - 15 * row, labels.get(row));
                            PdfSamples.show(content, 320, 700 - 15 * row, "value of " + labels.get(row));
                        }
                    }
                },
                "Admission");
        assertThat(text(pdf).lines().filter(line -> line.contains("value of")))
                .allMatch(line -> line.matches("\\S.*  value of .*"));
    }

    private static byte[] columns(String title, float left, float right) {
        return PdfSamples.changed(
                document -> {
                    try (PDPageContentStream content = appended(document)) {
                        for (int line = 0; line < LEFT.size(); line++) {
                            PdfSamples.show(content, left, 700 - 14 * line, LEFT.get(line));
                            PdfSamples.show(content, right, 700 - 14 * line, RIGHT.get(line));
                        }
                    }
                },
                title);
    }

    private static PDPageContentStream appended(org.apache.pdfbox.pdmodel.PDDocument document) throws IOException {
        return new PDPageContentStream(document, document.getPage(0), PDPageContentStream.AppendMode.APPEND, true);
    }

    private static OpenedDocument open(byte[] pdf) {
        return DocumentFormats.standard().open(pdf, FormatLimits.STANDARD);
    }

    private static String text(byte[] pdf) {
        return open(pdf).fields().getFirst().value();
    }
}
