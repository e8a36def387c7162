package health.pratique.phi;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.model.ReleasePolicy;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A text all in small letters, or all in capitals, is read alike: its letters' case says nothing. */
class OneCaseTest {

    private static final Pattern MARKED = Pattern.compile("\\[\\[([^\\]]++)]]");
    private static final PhiEngine ENGINE = PhiEngine.standard();
    private static final Deidentifier SAFE_HARBOR = Deidentifier.of(ReleasePolicy.SAFE_HARBOR, new byte[32]);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "electronically signed [[b. szymborska-oduya]], md [[10/18/2024]]",
                "res: [[muriel jankauskas]] [[rm 112-w]] age [[95]] admit [[2-3-25]]",
                "tx plate [[pnk 4482]] on its roof",
                "lives at [[8815 seward park ave s]] with her sister",
                "referred by: [[t. vainikolo]], do for labile inr",
                "clinic with [[ms. arbelaez]] on [[may 22]]",
                "pt lives in [[bowling green, ky]] with her son",
                "seen by [[dr. j. lindqvist]] at [[mercy general hospital]]",
                "[[mbeki-lund, anders s.]] / mrn [[10482296]]",
                "[[mrs. o'brien]], 78 y/o, dob [[3/4/47]]",
                "a meeting next week with [[dr. hyacinth obuya]], physiatry",
                "my mother [[evdokia papathanasiou]] is [[94]] and fell again",
                "patient of [[dr. foster]], [[room 118-d]], may take 2 tabs"
            })
    void whatIsRedactedIsTheSameInSmallLettersAndInCapitals(String marked) {
        for (String text : List.of(marked, marked.toUpperCase(Locale.ROOT))) {
            List<String> expected =
                    MARKED.matcher(text).results().map(OneCaseTest::value).toList();
            assertThat(redacted(text.replace("[[", "").replace("]]", ""))).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a. fib with rvr, e. coli uti, s. aureus, c. diff and h. pylori neg",
                "she may 4 times a day take it, may 2 tabs at night",
                "she will be admitted to the hospital for an overnight stay; call clinic with concerns, avoid salty foods",
                "metformin 500 mg bid for 3 months, vit. d 25, q.d. aspirin",
                "i like the m.d. who said no. 3 is ok",
                "parkinson's disease, foley catheter, babinski negative, l4/5 disc, s1 normal",
                "chest pain, sob, n/v, r arm numb, l leg weak, x ray neg, t max 101"
            })
    void cleanTextStaysInEitherCase(String text) {
        assertThat(redacted(text)).isEmpty();
        assertThat(redacted(text.toUpperCase(Locale.ROOT))).isEmpty();
    }

    private static String value(MatchResult match) {
        return match.group(1);
    }

    private static List<String> redacted(String text) {
        return SAFE_HARBOR.redacted(text, ENGINE.detect(text)).stream()
                .map(span -> span.of(text))
                .toList();
    }
}
