package health.pratique.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever text stands on the pages of a PDF, it is read, and the new PDF reads the same. */
class PdfProperties {

    @Property(tries = 150)
    void textThatGoesInComesOut(@ForAll("pages") List<String> pages) {
        byte[] pdf = PdfSamples.pages(pages.toArray(String[]::new));
        assertThat(texts(pdf)).isEqualTo(pages);
    }

    @Property(tries = 150)
    void theNewPdfReadsAsWhatWasWritten(@ForAll("tables") String written) {
        byte[] copy = open(PdfSamples.pages("x")).rewrite(field -> FieldEdit.replace(written));
        assertThat(texts(copy)).containsExactly(written);
        assertThat(open(copy).rewrite(field -> FieldEdit.KEEP)).isEqualTo(copy);
    }

    /** Words as a note has them. */
    @Provide
    Arbitrary<List<String>> pages() {
        Arbitrary<String> line = words().list().ofMinSize(1).ofMaxSize(9).map(words -> String.join(" ", words));
        Arbitrary<String> page = line.list().ofMinSize(1).ofMaxSize(12).map(lines -> String.join("\n", lines));
        return page.list().ofMinSize(1).ofMaxSize(3);
    }

    /** Words parted by one space or several, as in a table. */
    @Provide
    Arbitrary<String> tables() {
        Arbitrary<String> gap =
                Arbitraries.strings().withChars(' ').ofMinLength(1).ofMaxLength(12);
        Arbitrary<String> cell = Combinators.combine(words(), gap).as((word, space) -> word + space);
        Arbitrary<String> line = cell.list().ofMinSize(1).ofMaxSize(8).map(cells -> String.join("", cells)
                .strip());
        return line.list().ofMinSize(1).ofMaxSize(20).map(lines -> String.join("\n", lines));
    }

    private static Arbitrary<String> words() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .withCharRange('A', 'Z')
                .withCharRange('0', '9')
                .withChars(".,:;()/%-")
                .ofMinLength(1)
                .ofMaxLength(12);
    }

    private static List<String> texts(byte[] pdf) {
        return open(pdf).fields().stream().map(TextField::value).toList();
    }

    private static OpenedDocument open(byte[] pdf) {
        return DocumentFormats.standard().open(pdf, FormatLimits.STANDARD);
    }
}
