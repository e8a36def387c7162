package health.pratique.phi;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Long and hostile texts: the time grows with the length, not faster; many threads get the same answer. */
class EngineLoadTest {

    private static final PhiEngine ENGINE = PhiEngine.standard();
    private static final String NOTE =
            "Patient Maria Gonzalez, MRN 8473920, was seen on 03/04/2019 by Dr. Osei at Mercy General Hospital. "
                    + "Blood pressure 120/80, strength 5/5. She lives at 12 Linden Street, Boston, MA 02139 with her daughter Susan.\n\n";

    /** What makes a careless pattern look back or ahead again and again. */
    static Stream<String> hostileTexts() {
        return Stream.of(
                "a".repeat(400_000),
                "1".repeat(400_000),
                "1-".repeat(200_000),
                "1/".repeat(200_000),
                "1.".repeat(200_000),
                "(".repeat(400_000),
                "@".repeat(400_000),
                "a@".repeat(200_000),
                "a.".repeat(200_000),
                "http://".repeat(60_000),
                ":".repeat(400_000),
                "ab:".repeat(130_000),
                "A ".repeat(200_000),
                "San ".repeat(100_000),
                "Dr. ".repeat(100_000),
                "van der ".repeat(50_000),
                "12 North ".repeat(45_000),
                "General Hospital of ".repeat(20_000),
                "MRN: ".repeat(80_000),
                "March ".repeat(70_000),
                "[NAME".repeat(80_000),
                "'".repeat(400_000),
                "\n".repeat(400_000),
                "Smith, ".repeat(60_000),
                "Maria and ".repeat(40_000),
                "\ud83d\ude00".repeat(200_000));
    }

    @ParameterizedTest
    @MethodSource("hostileTexts")
    void aHostileTextTakesTimeInProportionToItsLength(String text) {
        String half = text.substring(0, text.length() / 2);
        ENGINE.detect(half);
        long whole = cpuNanos(text);
        assertThat(whole).isLessThan(6_000_000_000L);
        assertThat(whole).isLessThan(4 * cpuNanos(half) + 400_000_000L);
    }

    @Test
    void aLongTextIsReadInPiecesWithoutLoss() {
        String text = NOTE.repeat(2_000);
        List<PhiSpan> one = ENGINE.detect(NOTE);
        assertThat(ENGINE.detect(text)).hasSize(one.size() * 2_000);
    }

    @Test
    void aNameToldInALaterPieceIsFoundInAnEarlierOne() {
        String text =
                "Gonzalez was comfortable overnight.\n\n" + "The wound is dry and clean.\n\n".repeat(4_000) + NOTE;
        assertThat(ENGINE.detect(text).getFirst().of(text)).isEqualTo("Gonzalez");
    }

    @Test
    void manyThreadsGetTheSameAnswer() throws Exception {
        String text = NOTE.repeat(20);
        List<PhiSpan> expected = ENGINE.detect(text);
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<List<PhiSpan>>> answers = IntStream.range(0, 32)
                    .mapToObj(at -> threads.submit(() -> ENGINE.detect(text)))
                    .toList();
            for (Future<List<PhiSpan>> answer : answers) {
                assertThat(answer.get()).isEqualTo(expected);
            }
        }
    }

    private static long cpuNanos(String text) {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        ENGINE.detect(text);
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
    }
}
