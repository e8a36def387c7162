package health.pratique.phi.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import health.pratique.phi.evaluate.ScanNoise.Label;
import health.pratique.phi.evaluate.ScanNoise.Page;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;

/** What the scanner may and may not do to a page. */
class ScanNoiseTest {

    private static final String NOTE = """
            Patient: Marlene Oduya, DOB: 04/12/1978, MRN 8473920. Seen by Dr. Wilhelm Brannigan at Clover Valley Medical
            Center; daughter Susan can be reached at (617) 555-0142. Blood pressure 132/84, glucose 201 mg/dL, room 12B.
            """;

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ascii().ofMaxLength(120),
                Arbitraries.strings().ofMaxLength(60),
                Arbitraries.strings()
                        .withChars("rnmclvw01lIOoSB58 .,:;/-\n")
                        .ofMinLength(1)
                        .ofMaxLength(80));
    }

    @Property
    void theSameArgumentsReadTheSame(@ForAll("texts") String text, @ForAll long seed) {
        assertThat(ScanNoise.read(text, labels(text), seed, 0.2))
                .isEqualTo(ScanNoise.read(text, labels(text), seed, 0.2));
    }

    @Property
    void aCleanPageIsReadAsItIs(@ForAll("texts") String text, @ForAll long seed) {
        assertThat(ScanNoise.read(text, labels(text), seed, 0)).isEqualTo(new Page(text, labels(text), 0));
    }

    @Property
    void labelsStayInTheTextInTheirOrder(
            @ForAll("texts") String text, @ForAll long seed, @ForAll @DoubleRange(min = 0, max = 1) double rate) {
        Page page = ScanNoise.read(text, labels(text), seed, rate);
        int at = 0;
        for (Label label : page.labels()) {
            assertThat(label.start()).isGreaterThanOrEqualTo(at);
            assertThat(label.end())
                    .isGreaterThan(label.start())
                    .isLessThanOrEqualTo(page.text().length());
            at = label.end();
        }
        assertThat(page.labels().stream().map(Label::category))
                .isEqualTo(labels(text).stream().map(Label::category).toList());
    }

    @Property
    void whatStandsBetweenLabelsIsReadBetweenThem(@ForAll long seed) {
        String text = "####Marlene Oduya####8473920####";
        List<Label> labels = List.of(new Label(4, 17, "NAME"), new Label(21, 28, "ID_OTHER"));
        Page page = ScanNoise.read(text, labels, seed, 0.3);
        for (Label label : page.labels()) {
            assertThat(page.text().substring(label.start(), label.end())).doesNotContain("#");
        }
    }

    @Property
    void surrogatePairsStayWhole(@ForAll long seed) {
        String text = "\ud83d\ude00".repeat(50);
        Page page = ScanNoise.read(text, List.of(), seed, 0.5);
        assertThat(page.text().codePoints().filter(c -> c == 0x1F600).count()).isEqualTo(50);
    }

    @Example
    void theRateIsTheShareOfCharactersThatGoWrong() {
        String text = NOTE.repeat(1000);
        for (double rate : new double[] {0.01, 0.02, 0.05}) {
            Page page = ScanNoise.read(text, List.of(), 7, rate);
            assertThat(page.changes() / (double) text.length()).isCloseTo(rate, within(rate * 0.1));
        }
    }

    @Example
    void theUsualMistakesAllHappen() {
        List<String> usual = List.of(
                "O4/12",
                "l2/",
                "Narlene",
                "D0B",
                "DO8",
                "roorn",
                "Ccnter", // misread
                "M RN",
                "Wil helm",
                "WilhelmBrannigan",
                "  ", // spaces
                "Dr ",
                "Dr,",
                "DOB;",
                "::",
                "-\n"); // signs
        String read = ScanNoise.read(NOTE.repeat(1000), List.of(), 11, 0.05).text();
        assertThat(usual).allMatch(read::contains);
    }

    @Example
    void wrongArgumentsAreRefused() {
        assertThatThrownBy(() -> ScanNoise.read("a", List.of(), 1, 1.5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ScanNoise.read("a", List.of(new Label(0, 2, "NAME")), 1, 0.1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Label(2, 2, "NAME")).isInstanceOf(IllegalArgumentException.class);
    }

    @Example
    void aPagePrintsNothingOfItsText() {
        assertThat(ScanNoise.read(NOTE, List.of(), 1, 0.1)).hasToString("[PHI]");
    }

    /** Every other stretch of three characters. */
    private static List<Label> labels(String text) {
        List<Label> labels = new ArrayList<>();
        for (int at = 0; at + 3 <= text.length(); at += 6) {
            labels.add(new Label(at, at + 3, "L" + at));
        }
        return labels;
    }
}
