package health.pratique.detection;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.phi.Sentences;
import health.pratique.phi.TextRange;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PassagesTest {

    @Test
    void theSentencesBeforeAndAfterAreSentToo() {
        assertThat(sent("One here. Two here. Three here. Four here. Five here.", "Three"))
                .containsExactly("Two here. Three here. Four here. ");
    }

    @Test
    void ofALongSentenceNearbyOnlyTheNearEndIsSentAndNoWordIsCut() {
        String filler = "word ".repeat(100);
        List<String> sent = sent(filler + "\nIn doubt.\n" + filler, "In doubt");
        assertThat(sent).singleElement().satisfies(passage -> {
            assertThat(passage.length()).isBetween(200, 260);
            assertThat(passage.split("\\s+")).containsOnly("word", "In", "doubt.", "");
        });
    }

    @Test
    void passagesThatTouchAreOne() {
        assertThat(sent("One here. Two here. Three here. Four here.", "One", "Four"))
                .containsExactly("One here. Two here. Three here. Four here.");
    }

    private static List<String> sent(String text, String... doubts) {
        List<TextRange> unsure = Arrays.stream(doubts)
                .map(doubt -> {
                    int at = text.indexOf(doubt);
                    return new TextRange(Sentences.start(text, at), Sentences.end(text, at + doubt.length()));
                })
                .toList();
        return Passages.around(text, unsure).stream()
                .map(range -> range.of(text))
                .toList();
    }
}
