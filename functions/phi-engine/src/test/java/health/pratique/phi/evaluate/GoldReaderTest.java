package health.pratique.phi.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.pratique.phi.TextRange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Labelled files, right and wrong. */
class GoldReaderTest {

    @TempDir
    private Path folder;

    @Test
    void linesOfJsonAreRead() throws IOException {
        List<GoldDocument> read = read("""
                {"id":"a","text":"Seen by Dr. Osei.","spans":[{"start":12,"end":16,"type":"NAME","label":"DOCTOR"}],"lang":"en"}

                {"id":2,"text":"No fever.","spans":[],"ignore":[{"start":3,"end":8,"why":"-"}]}
                """);
        assertThat(read)
                .containsExactly(
                        new GoldDocument(
                                "a",
                                "Seen by Dr. Osei.",
                                List.of(new GoldSpan(12, 16, "NAME", true, false)),
                                List.of()),
                        new GoldDocument("2", "No fever.", List.of(), List.of(new TextRange(3, 8))));
    }

    @Test
    void whatSafeHarborLetsStayAndWhatIsDisputedDoesNotCount() throws IOException {
        List<GoldDocument> read = read("""
                {"id":"a","text":"Ohio or May","spans":[{"start":0,"end":4,"type":"STATE","safe_harbor":false},{"start":8,"end":11,"type":"NAME","disputed":true}]}
                """);
        assertThat(read.getFirst().spans()).extracting(GoldSpan::counts).containsExactly(false, false);
    }

    @Test
    void markedTextIsReadWithoutItsMarks() throws IOException {
        List<GoldDocument> read = read("""

                === one
                Pt [[NAME|Ilse Vanderkamp]], mrn [[ID_OTHER|88412]]
                of [[STATE_COUNTRY|Ohio]], [[IGNORE|the Valley]]


                === two
                No fever.
                """);
        assertThat(read)
                .containsExactly(
                        new GoldDocument(
                                "one",
                                "Pt Ilse Vanderkamp, mrn 88412\nof Ohio, the Valley",
                                List.of(
                                        new GoldSpan(3, 18, "NAME", true, false),
                                        new GoldSpan(24, 29, "ID_OTHER", true, false),
                                        new GoldSpan(33, 37, "STATE_COUNTRY", false, false)),
                                List.of(new TextRange(39, 49))),
                        new GoldDocument("two", "No fever.", List.of(), List.of()));
    }

    @Test
    void aMarkedValueMayEndWithABracket() throws IOException {
        assertThat(read("=== a\n[[ID_OTHER|[12]]] is it").getFirst().spans())
                .containsExactly(new GoldSpan(0, 4, "ID_OTHER", true, false));
    }

    @Test
    void aByteOrderMarkAndWindowsLineEndsAreNoText() throws IOException {
        assertThat(read("\uFEFF=== a\r\nNo fever.\r\n").getFirst().text()).isEqualTo("No fever.");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", textBlock = """
            {"text":"x","spans":[]}                                                    => "id" is missing
            {"id":"b","spans":[]}                                                      => "text" is missing
            {"id":"b","text":"x"}                                                      => "spans" is missing
            {"id":"b","text":"x","spans":[{"end":1,"type":"NAME"}]}                    => spans[0].start is missing
            {"id":"b","text":"x","spans":[{"start":0.5,"end":1,"type":"NAME"}]}        => spans[0].start is missing or no whole number
            {"id":"b","text":"x","spans":[{"start":0,"end":1}]}                        => spans[0].type is missing
            {"id":"b","text":"x","spans":[{"start":0,"end":2,"type":"NAME"}]}          => spans[0].end is 2, but the text ends at 1
            {"id":"b","text":"x","spans":[{"start":1,"end":1,"type":"NAME"}]}          => spans[0]: start is not before end
            {"id":"b","text":"x","spans":[{"start":0,"end":1,"type":"NAME","safe_harbor":"no"}]} => spans[0].safe_harbor is neither
            {"id":"b","text":"x","spans":[],"ignore":[{"start":0,"end":9}]}            => ignore[0].end is 9
            {"id":"a","text":"x","spans":[]}                                           => "id" is that of an earlier line
            ["b"]                                                                      => is no JSON object
            {"id":"b" "Osei"                                                           => is not JSON at column 11
            """)
    void aWrongLineIsNamedWithItsField(String line, String problem) {
        assertThatThrownBy(() -> read("{\"id\":\"a\",\"text\":\"\",\"spans\":[]}\n" + line))
                .isInstanceOf(InvalidGold.class)
                .hasMessageContaining("gold, line 2: " + problem)
                .hasMessageNotContaining("Osei");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=== a\nseen by [[NAME|Osei",
                "=== a\nseen by [[NAME Osei]] | x",
                "=== a\nseen by [[DOCTOR|Osei]]",
                "=== a\nseen by [[NAME|]]",
                "=== a\n=== a\nOsei",
                "=== a\n===\nOsei"
            })
    void aWrongMarkIsNamedWithItsLineAndWithoutItsText(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(InvalidGold.class)
                .hasMessageContaining("gold, line 2: ")
                .hasMessageNotContaining("Osei");
    }

    @Test
    void aFileOfAnotherKindIsRefused() {
        assertThatThrownBy(() -> read("id,text\n")).hasMessageContaining("line 1: begins neither with {");
        assertThatThrownBy(() -> read("\n\n")).hasMessageContaining("is empty");
        assertThatThrownBy(() -> GoldReader.open(folder)).hasMessageContaining("is a folder");
        assertThatThrownBy(() -> GoldReader.open(folder.resolve("none"))).hasMessageContaining("does not exist");
    }

    @Test
    void aFileInAnotherEncodingIsRefused() throws IOException {
        Path file = folder.resolve("gold");
        Files.write(file, "=== a\nJos\u00E9\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> readAll(file)).hasMessageContaining("is not UTF-8");
    }

    @Test
    void aLineHasALimit() throws IOException {
        Path file = folder.resolve("gold");
        Files.writeString(file, "short\n" + "x".repeat(101));
        try (NumberedLines lines = NumberedLines.open(file, 100)) {
            assertThat(lines.next()).contains("short");
            assertThatThrownBy(lines::next).hasMessageContaining("line 2: is longer than 100 characters");
        }
    }

    private List<GoldDocument> read(String content) throws IOException {
        Path file = folder.resolve("gold");
        Files.writeString(file, content);
        return readAll(file);
    }

    private static List<GoldDocument> readAll(Path file) throws IOException {
        List<GoldDocument> read = new ArrayList<>();
        try (GoldReader reader = GoldReader.open(file)) {
            for (Optional<GoldDocument> next = reader.next(); next.isPresent(); next = reader.next()) {
                read.add(next.get());
            }
        }
        return read;
    }
}
