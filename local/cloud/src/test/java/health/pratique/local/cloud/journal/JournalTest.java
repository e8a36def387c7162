package health.pratique.local.cloud.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process that dies leaves behind. */
class JournalTest {

    @TempDir
    Path directory;

    private static ObjectNode work(int number) {
        return JsonNodeFactory.instance.objectNode().put("number", number);
    }

    @Test
    void whatBeganAndDidNotEndIsThereAfterARestart() {
        Path file = directory.resolve("state/journal");
        Journal before = Journal.open(file);
        before.begin("a", work(1));
        before.begin("b", work(2));
        before.begin("c", work(3));
        before.end("b");
        Journal after = Journal.open(file);
        assertThat(after.unfinished()).containsOnlyKeys("a", "c").containsEntry("c", work(3));
        after.end("a");
        assertThat(Journal.open(file).unfinished()).containsOnlyKeys("c");
    }

    @Test
    void aLineThatWasTornByTheDeathOfTheProcessIsLeftOut() throws IOException {
        Path file = directory.resolve("journal");
        Journal.open(file).begin("a", work(1));
        Files.writeString(file, "{\"begin\":\"b\",\"wo", StandardOpenOption.APPEND);
        Journal after = Journal.open(file);
        assertThat(after.unfinished()).containsOnlyKeys("a");
        after.begin("c", work(3));
        assertThat(Journal.open(file).unfinished()).containsOnlyKeys("a", "c");
    }

    @Test
    void theFileDoesNotGrowWithWhatHasEnded() throws IOException {
        Path file = directory.resolve("journal");
        Journal journal = Journal.open(file);
        journal.begin("open", work(0));
        for (int i = 0; i < 20_001; i++) {
            journal.begin("x", work(i));
            journal.end("x");
        }
        assertThat(Files.size(file)).isLessThan(200);
        assertThat(Journal.open(file).unfinished()).containsOnlyKeys("open");
    }

    @Test
    void anInterruptedThreadCanStillWrite() {
        Path file = directory.resolve("journal");
        Journal journal = Journal.open(file);
        Thread.currentThread().interrupt();
        journal.begin("a", work(1));
        assertThat(Thread.interrupted()).isTrue();
        journal.begin("b", work(2));
        assertThat(Journal.open(file).unfinished()).containsOnlyKeys("a", "b");
    }
}
