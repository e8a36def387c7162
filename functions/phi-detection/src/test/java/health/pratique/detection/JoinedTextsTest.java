package health.pratique.detection;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.phi.PhiSpan;
import health.pratique.phi.PhiType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JoinedTextsTest {

    private final JoinedTexts joined = JoinedTexts.of(List.of("Anna Rivera", "", "seen by Bo"));

    @Test
    void aSpanComesBackInItsPart() {
        int at = joined.text().indexOf("Bo");
        assertThat(joined.split(List.of(span(0, 4), span(at, at + 2))))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("Anna Rivera", List.of(span(0, 4)), "", List.of(), "seen by Bo", List.of(span(8, 10))));
    }

    @Test
    void aSpanOverABorderIsCutThere() {
        int end = joined.text().indexOf("seen") + 4;
        assertThat(joined.split(List.of(span(5, end))))
                .containsEntry("Anna Rivera", List.of(span(5, 11)))
                .containsEntry("seen by Bo", List.of(span(0, 4)));
    }

    @Test
    void aSpanOfNothingButASeparatorIsDropped() {
        assertThat(joined.split(List.of(span(11, 13))))
                .allSatisfy((part, spans) -> assertThat(spans).isEmpty());
    }

    private static PhiSpan span(int start, int end) {
        return new PhiSpan(start, end, PhiType.NAME, 0.9, "test");
    }
}
