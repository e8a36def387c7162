package health.pratique.phi.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command over small files. */
class EvaluateTest {

    private static final String NOTES = """
            === one
            Seen by Dr. [[NAME|Osei]] on [[DATE|03/04/2021]].
            === two
            No fever today.
            === three
            The word [[USERNAME|drain]] is hers, and [[USERNAME|Drain]] again.
            """;

    @TempDir
    private Path folder;

    private Path gold;

    @BeforeEach
    void write() throws IOException {
        gold = Files.writeString(folder.resolve("notes.txt"), NOTES);
    }

    @Test
    void theFiguresSayWhatGoesAndWhatDoesNot() throws IOException {
        JsonNode plain = figures("--json", json().toString(), gold.toString()).at("/total/plain");
        assertThat(plain.path("docs").intValue()).isEqualTo(3);
        assertThat(plain.path("safe_harbor_spans").intValue()).isEqualTo(4);
        assertThat(plain.path("leak_recall").doubleValue()).isEqualTo(0.5);
        assertThat(plain.path("clean_docs").intValue()).isEqualTo(1);
        assertThat(plain.at("/recall_by_type/NAME/full").doubleValue()).isEqualTo(1.0);
        assertThat(plain.at("/confusion/USERNAME/missed").intValue()).isEqualTo(2);
    }

    @Test
    void missesAreShownOnceWithTheirSurroundings() throws IOException {
        assertThat(run(gold.toString()))
                .contains("Worst misses (plain)")
                .containsPattern("USERNAME +x 2 +10 +three +The word \u00ABdrain\u00BB is hers")
                .contains("1 of 1 different ones");
    }

    @Test
    void quietShowsNothingOfTheText() throws IOException {
        assertThat(run("--quiet", gold.toString())).contains("Recall by type").doesNotContainIgnoringCase("drain");
        assertThat(run("--no-examples", gold.toString())).doesNotContainIgnoringCase("drain");
    }

    @Test
    void theFiguresForMachinesHoldNoneOfTheText() throws IOException {
        run("--json", json().toString(), gold.toString());
        assertThat(Files.readString(json())).doesNotContainIgnoringCase("drain").doesNotContain("Osei");
    }

    @Test
    void variantsStandSideBySide() throws IOException {
        JsonNode total = figures("--as", "plain,capitals,small,scanned", "--json", json().toString(), gold.toString())
                .path("total");
        assertThat(total.fieldNames()).toIterable().containsExactly("plain", "capitals", "small", "scanned");
        assertThat(total.findValues("safe_harbor_spans"))
                .extracting(JsonNode::intValue)
                .containsOnly(4);
    }

    @Test
    void anotherShapeShowsOnlyTheMissesThatAreNew() throws IOException {
        assertThat(run("--as", "plain,capitals", gold.toString())).doesNotContain("Worst misses (capitals");
    }

    @Test
    void aScanIsTheSameForTheSameSeed() throws IOException {
        String[] arguments = {"--as", "scanned", "--scan-rate", "0.2", "--scan-seed", "5", gold.toString()};
        assertThat(run(arguments)).isEqualTo(run(arguments));
    }

    @Test
    void severalFilesHaveALineEachAndATotal() throws IOException {
        Path other = Files.writeString(folder.resolve("lines.jsonl"), """
                {"id":"a","text":"Call Dr. Osei.","spans":[{"start":9,"end":13,"type":"NAME"}]}
                """);
        assertThat(run(gold.toString(), other.toString()))
                .containsPattern("notes.txt +plain +3 ")
                .containsPattern("lines.jsonl +plain +1 ")
                .containsPattern("all +plain +4 ");
    }

    @Test
    void underALimitedDataSetDatesMayStay() throws IOException {
        JsonNode plain = figures("--policy", "limited_dataset", "--json", json().toString(), gold.toString())
                .at("/total/plain");
        assertThat(plain.path("safe_harbor_spans").intValue()).isEqualTo(3);
        assertThat(plain.at("/recall_by_type").has("DATE")).isFalse();
        assertThat(plain.at("/confusion/DATE/kept").intValue()).isEqualTo(1);
    }

    @Test
    void whatAnotherDetectorFoundIsScoredInstead() throws IOException {
        Path found = Files.writeString(folder.resolve("found.jsonl"), """
                {"id":"three","spans":[{"start":9,"end":14,"type":"USERNAME","score":0.9},{"start":0,"end":3,"type":"NAME"}]}
                """);
        JsonNode plain = figures("--found", found.toString(), "--json", json().toString(), gold.toString())
                .at("/total/plain");
        assertThat(plain.path("leak_recall").doubleValue()).isEqualTo(0.25);
        assertThat(plain.path("precision").doubleValue()).isEqualTo(0.5);
    }

    @Test
    void aFindingBeyondItsTextIsRefused() throws IOException {
        Path found = Files.writeString(folder.resolve("found.jsonl"), """

                {"id":"two","spans":[{"start":9,"end":99,"type":"USERNAME"}]}
                """);
        assertThatThrownBy(() -> run("--found", found.toString(), gold.toString()))
                .isInstanceOf(InvalidGold.class)
                .hasMessageContaining("line 2: a span ends after its text");
    }

    @Test
    void theSampleOfTheDocumentationCanBeEvaluated() throws IOException {
        assertThat(run("../../docs/samples/labelled-notes.txt")).containsPattern("labelled-notes.txt +plain +5 ");
    }

    @Test
    void wrongArgumentsAreNamed() {
        assertThatThrownBy(() -> Evaluate.options()).hasMessageContaining("at least one labelled file");
        assertThatThrownBy(() -> Evaluate.options("--as", "loud", "x")).hasMessageContaining("plain, capitals");
        assertThatThrownBy(() -> Evaluate.options("--as", "small,small", "x")).hasMessageContaining("once");
        assertThatThrownBy(() -> Evaluate.options("--best", "1", "x")).hasMessageContaining("--best");
        assertThatThrownBy(() -> Evaluate.options("--json")).hasMessageContaining("needs a value");
        assertThatThrownBy(() -> Evaluate.options("--scan-rate", "2", "x")).hasMessageContaining("0 to 1");
        assertThatThrownBy(() -> Evaluate.options("--as", "small", "--found", "y", "x"))
                .hasMessageContaining("as plain only");
    }

    @Test
    void aFileNamedTwiceIsRefused() {
        assertThatThrownBy(() -> run(gold.toString(), gold.toString()))
                .isInstanceOf(InvalidGold.class)
                .hasMessageContaining("named twice");
    }

    private Path json() {
        return folder.resolve("figures.json");
    }

    private JsonNode figures(String... arguments) throws IOException {
        run(arguments);
        return new ObjectMapper().readTree(json().toFile());
    }

    private static String run(String... arguments) throws IOException {
        StringWriter out = new StringWriter();
        Evaluate.run(Evaluate.options(arguments), new PrintWriter(out), new PrintWriter(new StringWriter()));
        return out.toString();
    }
}
