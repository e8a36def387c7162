package health.pratique.local.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is measured with. */
class NotesTest {

    @TempDir
    private Path folder;

    @Test
    void theInventedNotesAreVaried() {
        List<String> lines = Notes.invented().texts().stream()
                .flatMap(String::lines)
                .filter(line -> line.length() > 40)
                .toList();
        assertThat(lines).hasSizeGreaterThan(100).doesNotHaveDuplicates();
    }

    @Test
    void aPieceIsAsLongAsWantedAndEachBeginsElsewhere() {
        List<String> pieces = Notes.invented().pieces(OneNote.BYTES, 100);
        assertThat(pieces).hasSize(Notes.invented().texts().size()).doesNotHaveDuplicates();
        assertThat(pieces).allSatisfy(piece -> assertThat(Notes.bytes(piece)).isBetween(4_990, OneNote.BYTES));
    }

    @Test
    void lettersOfSeveralBytesMakeAPieceShorterInCharactersOnly() {
        List<String> pieces = new Notes(List.of("\u00E9\u8A9E ")).pieces(1_000, 1);
        assertThat(Notes.bytes(pieces.getFirst())).isBetween(990, 1_000);
    }

    @Test
    void theUsersNotesAreLinesWithText() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.jsonl"), """
                {"id":"a","text":"Seen by Dr. Osei.","spans":[]}

                {"text":"No fever."}
                """);
        assertThat(Notes.of(file).texts()).containsExactly("Seen by Dr. Osei.", "No fever.");
    }

    @Test
    void aLineWithoutTextIsNamedAndNotQuoted() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.jsonl"), "{\"text\":\"x\"}\n{\"note\":\"Osei\"}\n");
        assertThatThrownBy(() -> Notes.of(file))
                .hasMessageContaining("line 2: \"text\" is missing")
                .hasMessageNotContaining("Osei");
        Files.writeString(file, "Osei\n");
        assertThatThrownBy(() -> Notes.of(file))
                .hasMessageContaining("line 1: is no JSON")
                .hasMessageNotContaining("Osei");
    }

    @Test
    void notesWithoutAnyTextAreRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.jsonl"), "{\"text\":\" \"}\n");
        assertThatThrownBy(() -> Notes.of(file)).hasMessageContaining("no text");
        assertThatThrownBy(() -> Notes.of(folder.resolve("none"))).hasMessageContaining("cannot read");
    }

    @Test
    void aStreamGoesOnWithTheNotesUntilItIsLongEnough() throws IOException {
        try (EndlessReader reader = new EndlessReader(List.of("ab", "cde"), 9)) {
            StringWriter read = new StringWriter();
            reader.transferTo(read);
            assertThat(read).hasToString("abcdeabcd");
        }
    }
}
