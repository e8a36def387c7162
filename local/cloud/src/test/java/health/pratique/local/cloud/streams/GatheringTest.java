package health.pratique.local.cloud.streams;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When the records of a shard are a batch. */
class GatheringTest {

    private static final Instant NOON = Instant.parse("2024-03-04T12:00:00Z");
    private static final JsonNode ONE = IntNode.valueOf(1);
    private static final JsonNode TWO = IntNode.valueOf(2);

    private final Gathering gathering = new Gathering(2, Duration.ofSeconds(5), each -> 0);

    @Test
    void nothingIsNeverDue() {
        assertThat(gathering.due(NOON)).isFalse();
    }

    @Test
    void aBatchIsDueWhenItIsFull() {
        gathering.add(List.of(ONE), NOON);
        assertThat(gathering.due(NOON)).isFalse();

        gathering.add(List.of(TWO), NOON);

        assertThat(gathering.due(NOON)).isTrue();
        assertThat(gathering.take(NOON)).containsExactly(ONE, TWO);
    }

    @Test
    void aBatchIsDueWhenItsFirstRecordHasWaitedForTheWindow() {
        gathering.add(List.of(ONE), NOON);

        assertThat(gathering.due(NOON.plusMillis(4999))).isFalse();
        assertThat(gathering.due(NOON.plusSeconds(5))).isTrue();
    }

    @Test
    void theWindowBeginsAnewWithTheFirstRecordAfterABatch() {
        gathering.add(List.of(ONE), NOON);
        gathering.take(NOON);
        gathering.add(List.of(), NOON.plusSeconds(6));
        gathering.add(List.of(TWO), NOON.plusSeconds(7));

        assertThat(gathering.due(NOON.plusSeconds(11))).isFalse();
        assertThat(gathering.due(NOON.plusSeconds(12))).isTrue();
    }

    @Test
    void whatIsOverABatchWaitsOn() {
        gathering.add(List.of(ONE, TWO, ONE), NOON);

        assertThat(gathering.take(NOON.plusSeconds(1))).containsExactly(ONE, TWO);
        assertThat(gathering.due(NOON.plusSeconds(5))).isFalse();
        assertThat(gathering.due(NOON.plusSeconds(6))).isTrue();
        assertThat(gathering.take(NOON)).containsExactly(ONE);
    }

    @Test
    void aBatchIsDueWhenAnInvocationTakesNoMoreBytes() {
        Gathering large = new Gathering(100, Duration.ofSeconds(5), each -> 4_000_000);
        large.add(List.of(ONE), NOON);
        assertThat(large.due(NOON)).isFalse();

        large.add(List.of(TWO), NOON);

        assertThat(large.due(NOON)).isTrue();
        assertThat(large.take(NOON)).containsExactly(ONE);
    }
}
