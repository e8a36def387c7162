package health.pratique.phi.training;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.phi.evaluate.ScanNoise.Label;
import health.pratique.phi.text.Lexicon;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The texts that the tagger learns from, and that it can be trained again. */
class TrainTaggerTest {

    private static final Path TRAINING = Path.of("training");
    private static final Gazetteer GAZETTEER = new Gazetteer(Lexicon.standard());

    @Test
    void everyTemplateCanBeFilledAndItsLabelsHoldItsValues() throws IOException {
        Fillers fillers = new Fillers(GAZETTEER, TRAINING.resolve("fillers.txt"));
        SplittableRandom random = new SplittableRandom(7);
        List<Template> templates = Template.in(TRAINING.resolve("templates"));
        assertThat(templates).hasSizeGreaterThan(2_000).extracting(Template::id).doesNotHaveDuplicates();
        for (Template template : templates) {
            LabelledText text = new FilledTemplate(GAZETTEER, fillers, random).fill(template);
            assertThat(text.text().contains("{{")).as(template.id()).isFalse();
            for (Label label : text.labels()) {
                assertThat(text.text().substring(label.start(), label.end())).isNotBlank();
            }
        }
    }

    @Test
    void aNameThatStandsInNoListIsNotInTheLexicon() {
        Lexicon lexicon = Lexicon.standard();
        SplittableRandom random = new SplittableRandom(3);
        for (int word = 0; word < 200; word++) {
            assertThat(lexicon.flags(GAZETTEER.newWord(random))).isZero();
        }
    }

    @Test
    void otherValuesKeepTheirPlacesAndTheRestOfTheText() throws IOException {
        Fillers fillers = new Fillers(GAZETTEER, TRAINING.resolve("fillers.txt"));
        LabelledText text = new LabelledText(
                "Seen: Ilse Vanderkamp at Bluff Creek Clinic.",
                List.of(new Label(6, 21, "NAME"), new Label(25, 43, "HOSPITAL")));
        OtherValues others = new OtherValues(GAZETTEER, fillers, List.of(text));
        LabelledText other = others.of(text, new SplittableRandom(5));
        Label name = other.labels().getFirst();
        Label house = other.labels().getLast();
        assertThat(other.text().substring(0, name.start())).isEqualTo("Seen: ");
        assertThat(other.text().substring(name.start(), name.end())).isNotEqualTo("Ilse Vanderkamp");
        assertThat(other.text().substring(name.end(), house.start())).isEqualTo(" at ");
        assertThat(other.text().substring(house.end())).isEqualTo(".");
    }

    @Test
    void theSameTextsAndSeedGiveTheSameModel(@TempDir Path engine) throws IOException {
        Files.createDirectories(engine.resolve("training/templates"));
        Files.copy(TRAINING.resolve("fillers.txt"), engine.resolve("training/fillers.txt"));
        Files.writeString(
                engine.resolve("training/templates/few.txt"),
                "=== a\nWe walked {{p1.first}} to the bathroom.\n=== b\nThe Foley was removed by {{p2.last}} at {{hospital}}.\n");
        assertThat(model(engine, 1)).isEqualTo(model(engine, 1)).isNotEqualTo(model(engine, 2));
    }

    private static byte[] model(Path engine, long seed) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new TrainTagger(engine, seed, new PrintWriter(Writer.nullWriter()))
                .train(4, List.of())
                .write(out);
        return out.toByteArray();
    }
}
