package health.pratique.phi;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.model.ReleasePolicy;
import health.pratique.phi.evaluate.ScanNoise;
import health.pratique.phi.evaluate.ScanNoise.Label;
import health.pratique.phi.evaluate.ScanNoise.Page;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** PHI is found in what a scanner made of a page, too. */
class ScannedTextTest {

    private static final Pattern MARKED = Pattern.compile("\\[\\[([A-Z_]++)\\|([^\\]]++)]]");
    private static final PhiEngine ENGINE = PhiEngine.standard();
    private static final Deidentifier SAFE_HARBOR = Deidentifier.of(ReleasePolicy.SAFE_HARBOR, new byte[32]);

    private record Marked(String text, List<Label> labels) {

        static Marked read(String line) {
            StringBuilder text = new StringBuilder();
            List<Label> labels = new ArrayList<>();
            Matcher mark = MARKED.matcher(line);
            int at = 0;
            while (mark.find()) {
                text.append(line, at, mark.start());
                int start = text.length();
                text.append(mark.group(2));
                labels.add(new Label(start, text.length(), mark.group(1)));
                at = mark.end();
            }
            return new Marked(text.append(line, at, line.length()).toString(), labels);
        }
    }

    static Stream<String> scannedSentences() throws IOException {
        return lines("scanned-sentences.txt");
    }

    static Stream<String> sentences() throws IOException {
        return lines("sentences.txt");
    }

    @ParameterizedTest
    @MethodSource("scannedSentences")
    void everyIdentifierIsRedactedAndNothingElse(String line) {
        Marked marked = Marked.read(line);
        List<PhiSpan> found = redacted(marked.text);
        assertThat(marked.labels).allMatch(label -> isGone(label, marked.text, found));
        assertThat(found).allMatch(span -> marked.labels.stream()
                .anyMatch(label -> label.start() < span.end() && span.start() < label.end()));
    }

    @ParameterizedTest
    @MethodSource("scannedSentences")
    void aSecondPassOverTheResultFindsNothing(String line) {
        String text = Marked.read(line).text;
        DeidentifiedText clean = SAFE_HARBOR.deidentify(text, ENGINE.detect(text), ENGINE, 4);
        assertThat(clean.residual(ENGINE.detect(clean.text()))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("scannedSentences")
    void whatIsInDoubtLiesInTheTextAsItStands(String line) {
        String text = Marked.read(line).text + " m d c l l o";
        assertThat(ENGINE.inspect(text).unsure())
                .allMatch(range -> range.start() < range.end() && range.end() <= text.length());
    }

    /** Sentences have little context: on whole notes less is lost. */
    @Test
    void recallUnderNoiseIsNearThatOfPlainText() throws IOException {
        assertThat(recall(0.02)).isGreaterThan(recall(0) - 0.12);
        assertThat(recall(0.01)).isGreaterThan(recall(0) - 0.06);
    }

    private static double recall(double rate) throws IOException {
        int gone = 0;
        int all = 0;
        for (String line : sentences().toList()) {
            Marked marked = Marked.read(line);
            for (int seed = 0; seed < 10; seed++) {
                Page page = ScanNoise.read(marked.text, marked.labels, seed, rate);
                List<PhiSpan> found = redacted(page.text());
                for (Label label : page.labels()) {
                    gone += isGone(label, page.text(), found) ? 1 : 0;
                    all++;
                }
            }
        }
        return gone / (double) all;
    }

    private static boolean isGone(Label label, String text, List<PhiSpan> found) {
        for (int at = label.start(); at < label.end(); at++) {
            int place = at;
            if (Character.isLetterOrDigit(text.charAt(at))
                    && found.stream().noneMatch(span -> span.start() <= place && place < span.end())) {
                return false;
            }
        }
        return true;
    }

    private static List<PhiSpan> redacted(String text) {
        return SAFE_HARBOR.redacted(text, ENGINE.detect(text));
    }

    private static Stream<String> lines(String resource) throws IOException {
        try (InputStream in = ScannedTextTest.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList().stream();
        }
    }
}
