package health.pratique.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.model.ReleasePolicy;
import health.pratique.phi.Deidentifier;
import health.pratique.phi.PhiSpan;
import health.pratique.phi.PhiType;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class RedactedTextTest {

    private static final Deidentifier SAFE_HARBOR = Deidentifier.of(ReleasePolicy.SAFE_HARBOR, new byte[32]);

    @Test
    void aSpanBehindAReplacementIsFoundInTheOriginal() {
        RedactedText text = redacted("Bo met Anna today", span(0, 2));
        assertThat(text.result().text()).isEqualTo("[NAME] met Anna today");
        assertThat(text.origin(span(11, 15))).contains(span(7, 11));
    }

    @Test
    void aSpanThatReachesIntoAReplacementCoversAllThatWasReplaced() {
        RedactedText text = redacted("Bo Anna met", span(0, 2));
        assertThat(text.origin(span(3, 11))).contains(span(0, 7));
    }

    @Property
    void whatWasNotReplacedIsMappedToItself(@ForAll("texts") RedactedText text) {
        String result = text.result().text();
        for (int at = 0; at < result.length(); at++) {
            PhiSpan one = span(at, at + 1);
            if (text.result().replacements().stream().noneMatch(one::overlaps)) {
                PhiSpan origin = text.origin(one).orElseThrow();
                assertThat(origin.of(text.original())).isEqualTo(one.of(result));
            }
        }
    }

    @Provide
    Arbitrary<RedactedText> texts() {
        return Arbitraries.of("a", "bb", "!ccc", "!d", " ", "!eeeeeeeeeee")
                .list()
                .ofMaxSize(30)
                .map(RedactedTextTest::marked);
    }

    /** Parts with an exclamation mark in front are to go. */
    private static RedactedText marked(List<String> parts) {
        StringBuilder text = new StringBuilder();
        List<PhiSpan> spans = new ArrayList<>();
        for (String part : parts) {
            if (part.startsWith("!")) {
                spans.add(span(text.length(), text.length() + part.length() - 1));
                text.append(part, 1, part.length());
            } else {
                text.append(part);
            }
        }
        return redacted(text.toString(), spans.toArray(PhiSpan[]::new));
    }

    private static RedactedText redacted(String text, PhiSpan... spans) {
        return new RedactedText(
                text, SAFE_HARBOR.redacted(text, List.of(spans)), SAFE_HARBOR.deidentify(text, List.of(spans)));
    }

    private static PhiSpan span(int start, int end) {
        return new PhiSpan(start, end, PhiType.NAME, 0.9, "test");
    }
}
