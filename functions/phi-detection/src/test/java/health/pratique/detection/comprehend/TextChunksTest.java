package health.pratique.detection.comprehend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TextChunksTest {

    private static final int OVERLAP = 5;
    private static final int LIMIT = 32 * OVERLAP;
    private static final TextChunks SMALL = new TextChunks(LIMIT, OVERLAP);

    @Test
    void aShortTextIsOneChunk() {
        assertThat(TextChunks.DETECT_PHI.of("Seen today.")).containsExactly(new TextChunk(0, 11));
    }

    @Test
    void anEmptyTextHasNoChunk() {
        assertThat(TextChunks.DETECT_PHI.of("")).isEmpty();
    }

    @Test
    void aChunkEndsWhereASentenceEnds() {
        String text = "All is well. ".repeat(50);
        List<TextChunk> chunks = SMALL.of(text);
        assertThat(chunks).hasSizeGreaterThan(1).allSatisfy(chunk -> {
            assertThat(chunk.of(text)).startsWith("All is").endsWith("well. ");
        });
    }

    @Test
    void aTextWithoutSentencesIsCutBetweenWords() {
        String text = "word ".repeat(200);
        assertThat(SMALL.of(text))
                .allSatisfy(chunk -> assertThat(chunk.of(text)).startsWith("word"));
    }

    @Property(tries = 500)
    void everyChunkIsShortEnoughAndWhole(@ForAll("texts") String text) {
        int reached = 0;
        for (TextChunk chunk : SMALL.of(text)) {
            String part = chunk.of(text);
            assertThat(part.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(LIMIT);
            assertThat(Character.isLowSurrogate(part.charAt(0))).isFalse();
            assertThat(Character.isHighSurrogate(part.charAt(part.length() - 1)))
                    .isFalse();
            assertThat(chunk.start()).isLessThanOrEqualTo(reached);
            assertThat(chunk.end()).isGreaterThan(reached);
            reached = chunk.end();
        }
        assertThat(reached).isEqualTo(text.length());
    }

    @Property(tries = 500)
    void whateverIsNoLongerThanTheOverlapLiesWholeInOneChunk(
            @ForAll("texts") String text, @ForAll @IntRange(max = 4000) int at) {
        int start = text.isEmpty() ? 0 : at % text.length();
        int end = Math.min(text.length(), start + OVERLAP);
        assertThat(SMALL.of(text)).satisfiesAnyOf(chunks -> assertThat(text).isEmpty(), chunks -> assertThat(chunks)
                .anyMatch(chunk -> chunk.start() <= start && chunk.end() >= end));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("a", "é", "語", "😀", " ", ". ", "\n", "word ", "a sentence. ", "𝐀")
                .list()
                .ofMaxSize(600)
                .map(parts -> String.join("", parts));
    }
}
