package health.pratique.archive;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.audit.archive.Anchor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The chain of anchors. */
class AnchorWriterTest {

    @TempDir
    private Path export;

    private final ArchiveFixture at = new ArchiveFixture();

    @Test
    void aMinuteInWhichNothingHappenedHasAnAnchorToo() throws IOException {
        Anchor first = at.anchors.write();
        Anchor second = at.anchors.write();
        assertThat(first.previous()).isEqualTo(Anchor.GENESIS);
        assertThat(second.previous()).isEqualTo(first.hash());
        assertThat(at.verify(export).whole()).isTrue();
    }

    @Test
    void writersAtTheSameTimeDoNotForkTheChain() throws Exception {
        at.archive.take(at.records(ArchiveFixture.trail("busy", 3)));
        List<Long> numbers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Anchor>> writers = new ArrayList<>();
            for (int writer = 0; writer < 6; writer++) {
                writers.add(threads.submit(at.anchors::write));
            }
            for (Future<Anchor> writer : writers) {
                numbers.add(writer.get().number());
            }
        }
        assertThat(numbers)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, 6).boxed().toList());
        assertThat(at.verify(export).whole()).isTrue();
    }

    @Test
    void withoutTheHintTheNewestAnchorIsFoundInTheBucket() {
        at.anchors.write();
        at.anchors.write();
        at.pending.rememberAnchor(0);
        assertThat(at.anchors.write().number()).isEqualTo(3);
    }
}
