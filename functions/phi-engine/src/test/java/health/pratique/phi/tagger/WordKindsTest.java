package health.pratique.phi.tagger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which words keep like company. */
class WordKindsTest {

    private static final WordKinds KINDS = WordKinds.standard();

    @Test
    void wordsUsedAlikeAreOfOneKindAndOthersAreNot() {
        assertThat(kind("wife")).isEqualTo(kind("husband")).isNotEqualTo(kind("fever"));
        assertThat(kind("monday")).isEqualTo(kind("thursday")).isNotEqualTo(kind("kidney"));
    }

    @Test
    void caseAndAccentsMakeNoOtherWord() {
        assertThat(WordKinds.folded("HUSBAND")).isEqualTo("husband");
        assertThat(WordKinds.folded("José")).isEqualTo("jose");
    }

    @Test
    void aWordThatNobodyUsesHasNoKind() {
        assertThat(kind("zybrandilqx")).isZero();
        assertThat(KINDS.large(0)).isZero();
    }

    @Test
    void kindsThatAreWrittenAreReadAgain() throws IOException {
        WordKinds made = WordKinds.of(List.of("asked", "told"), new short[] {7, 9}, new byte[WordKinds.SMALL]);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        made.write(out);
        WordKinds read = WordKinds.read(new ByteArrayInputStream(out.toByteArray()));
        assertThat(read.small("asked".hashCode())).isEqualTo(8);
        assertThat(read.small("told".hashCode())).isEqualTo(10);
        assertThat(read.small("said".hashCode())).isZero();
    }

    private static int kind(String word) {
        return KINDS.small(word.hashCode());
    }
}
