package health.pratique.phi;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.model.ReleasePolicy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Invented clinical sentences: what must go, and what must stay. The tagger learns from them too: when a sentence or a rule has
 * changed, train it again (docs/phi-engine.md, "The tagger"), and if one still fails, the model cannot learn it.
 */
class SentencesTest {

    private static final Pattern MARKED = Pattern.compile("\\[\\[([A-Z_]++)\\|([^\\]]++)]]");

    private static final PhiEngine ENGINE = PhiEngine.standard();
    private static final Deidentifier SAFE_HARBOR = Deidentifier.of(ReleasePolicy.SAFE_HARBOR, new byte[32]);

    static Stream<String> sentences() {
        return Stream.of(
                        "sentences.txt",
                        "sentences-dates.txt",
                        "sentences-ages-rooms.txt",
                        "sentences-places.txt",
                        "sentences-organizations.txt",
                        "sentences-identifiers.txt")
                .flatMap(SentencesTest::lines);
    }

    static Stream<String> cleanSentences() {
        return Stream.of(
                        "clean-sentences.txt",
                        "clean-numbers.txt",
                        "clean-places.txt",
                        "clean-care.txt",
                        "clean-codes.txt")
                .flatMap(SentencesTest::lines);
    }

    @ParameterizedTest
    @MethodSource("sentences")
    void everyIdentifierIsRedactedAndNothingElse(String marked) {
        check(marked, marked.replaceAll(MARKED.pattern(), "$2"));
    }

    @ParameterizedTest
    @MethodSource("cleanSentences")
    void aCleanSentenceStays(String text) {
        assertThat(redacted(text)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("cleanSentences")
    void aCleanSentenceStaysInCapitalsAndSmallLetters(String text) {
        if (!text.contains("[")) {
            assertThat(redacted(text.toUpperCase(Locale.ROOT))).isEmpty();
        }
        assertThat(redacted(text.contains("[") ? text : text.toLowerCase(Locale.ROOT)))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("sentences")
    void aSecondPassOverTheResultFindsNothing(String marked) {
        String text = marked.replaceAll(MARKED.pattern(), "$2");
        DeidentifiedText clean = SAFE_HARBOR.deidentify(text, ENGINE.detect(text), ENGINE, 4);
        assertThat(clean.residual(ENGINE.detect(clean.text()))).isEmpty();
    }

    private static void check(String marked, String text) {
        List<String> expected =
                MARKED.matcher(marked).results().map(SentencesTest::value).toList();
        List<String> found = redacted(text);
        String all = String.join(" | ", found);
        assertThat(expected).allSatisfy(value -> assertThat(all).contains(value));
        assertThat(found).allSatisfy(value -> assertThat(expected)
                .anySatisfy(wanted -> assertThat(value.contains(wanted) || wanted.contains(value))
                        .isTrue()));
    }

    private static String value(MatchResult match) {
        return match.group(2);
    }

    private static List<String> redacted(String text) {
        return SAFE_HARBOR.redacted(text, ENGINE.detect(text)).stream()
                .map(span -> span.of(text))
                .toList();
    }

    private static Stream<String> lines(String resource) {
        try (InputStream in = SentencesTest.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList().stream();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
