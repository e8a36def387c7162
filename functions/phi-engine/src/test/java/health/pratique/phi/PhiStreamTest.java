package health.pratique.phi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Long texts in pieces. */
class PhiStreamTest {

    private static final PhiEngine ENGINE = PhiEngine.standard();
    private static final String NOTE =
            "Patient Maria Gonzalez, MRN 8473920, was seen on 03/04/2019 by Dr. Osei.\nPulse 72, strength 5/5.\n\n";

    @Test
    void thePiecesJoinedAreTheTextAndHoldTheSameSpans() throws IOException {
        String text = NOTE.repeat(5_000);
        StringBuilder joined = new StringBuilder();
        List<String> values = new ArrayList<>();
        ENGINE.detect(new StringReader(text), (offset, piece, spans) -> {
            assertThat(offset).isEqualTo(joined.length());
            joined.append(piece);
            spans.forEach(span -> values.add(span.of(piece)));
        });
        assertThat(joined).hasToString(text);
        assertThat(values)
                .isEqualTo(
                        ENGINE.detect(text).stream().map(span -> span.of(text)).toList());
    }

    @Test
    void anEmptyTextHasNoPieces() throws IOException {
        ENGINE.detect(new StringReader(""), (offset, piece, spans) -> assertThat(spans)
                .isNotNull());
    }

    @Test
    void aTextWithoutAnySpaceIsCutSomewhere() throws IOException {
        StringBuilder joined = new StringBuilder();
        String text = "a".repeat(300_000);
        ENGINE.detect(new StringReader(text), (offset, piece, spans) -> joined.append(piece));
        assertThat(joined).hasToString(text);
    }
}
