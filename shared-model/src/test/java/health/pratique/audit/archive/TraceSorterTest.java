package health.pratique.audit.archive;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.audit.archive.Trace.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** More traces than are held in memory. */
class TraceSorterTest {

    @Test
    void whatWentThroughFilesComesBackWholeAndInOrder() throws IOException {
        Random random = new Random(7);
        List<Trace> traces = new ArrayList<>();
        List<Trace> sorted = new ArrayList<>();
        try (TraceSorter sorter = new TraceSorter()) {
            for (int i = 0; i < 120_000; i++) {
                Trace trace = new Trace(
                        "%032x".formatted(random.nextInt(5000)),
                        1 + random.nextInt(20),
                        Kind.values()[random.nextInt(Kind.values().length)],
                        i,
                        1,
                        i,
                        "hash-" + i,
                        "previous-" + i);
                traces.add(trace);
                sorter.add(trace);
            }
            sorter.drain(sorted::add);
        }
        traces.sort(Trace.ORDER);
        assertThat(sorted).isEqualTo(traces);
    }
}
