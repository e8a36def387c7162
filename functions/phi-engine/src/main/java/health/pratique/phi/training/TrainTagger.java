package health.pratique.phi.training;

import health.pratique.phi.tagger.TaggerModel;
import health.pratique.phi.text.Lexicon;
import health.pratique.phi.training.ExampleReader.Rules;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Trains the tagger from the templates, fillers and labelled texts of phi-engine's source folder, and from any other labelled texts
 * that it is given. The same files, lexicon and seed give the same model to the byte. Takes about a minute and 2 GB of memory.
 */
public final class TrainTagger {

    /** How often a short template is filled in each pass; a long one less often. */
    public static final int COPIES = 20;

    /** Where the model belongs in phi-engine's source folder. */
    public static final String MODEL = "src/main/resources/health/pratique/phi/tagger/tagger.bin";

    private static final int FEATURES = 1 << 20;
    private static final int PASSES = 10;
    private static final int COPIES_UNSEEN = 3;

    private final Path engine;
    private final long seed;
    private final PrintWriter screen;

    /**
     * @param engine the source folder of phi-engine, which has {@code training/}
     * @param screen is told of the progress
     */
    public TrainTagger(Path engine, long seed, PrintWriter screen) {
        this.engine = engine;
        this.seed = seed;
        this.screen = screen;
    }

    /**
     * @param more labelled files beside those of the source folder
     * @throws IOException if a file cannot be read
     */
    public TaggerModel train(int copies, List<Path> more) throws IOException {
        List<LabelledText> labelled = new ArrayList<>();
        for (Path file : files(engine.resolve("src/test/resources/health/pratique/phi"))) {
            labelled.addAll(LabelledText.in(file));
        }
        for (Path file : files(engine.resolve("training/labelled"))) {
            labelled.addAll(LabelledText.in(file));
        }
        for (Path file : more) {
            labelled.addAll(LabelledText.in(file));
        }
        return train(templates(), copies, labelled);
    }

    private TaggerModel train(List<Template> templates, int copies, List<LabelledText> labelled) throws IOException {
        Lexicon lexicon = Lexicon.standard();
        Gazetteer gazetteer = new Gazetteer(lexicon);
        Fillers fillers = fillers(gazetteer);
        SplittableRandom random = new SplittableRandom(seed);
        ExampleReader reader = new ExampleReader(lexicon);
        OtherValues others = new OtherValues(gazetteer, fillers, labelled);
        FieldTrainer trainer = new FieldTrainer(FEATURES, random.nextLong());
        for (int pass = 0; pass < PASSES; pass++) {
            List<Example> examples = new ArrayList<>();
            for (Template template : templates) {
                int times = Math.max(1, copies * 300 / (300 + template.text().length()));
                for (int copy = 0; copy < times; copy++) {
                    LabelledText text = new FilledTemplate(gazetteer, fillers, random).fill(template);
                    text = TextVariant.draw(template, random).of(text, random);
                    examples.addAll(reader.read(text, Rules.draw(random)));
                }
            }
            for (LabelledText text : labelled) {
                for (TextVariant variant : TextVariant.values()) {
                    examples.addAll(reader.read(variant.of(text, random), Rules.ALL));
                    LabelledText other = variant.of(others.of(text, random), random);
                    examples.addAll(reader.read(other, Rules.draw(random)));
                }
            }
            double loss = trainer.pass(examples, 1f - pass / (float) (PASSES + 1));
            screen.printf(
                    "pass %d of %d: %,d rows of open words, loss a word %.4f, %.1f %% of what no rule found is open%n",
                    pass + 1, PASSES, examples.size(), loss, reader.openShare() * 100);
            screen.flush();
        }
        return trainer.model();
    }

    /** Trains on four fifths of the templates alone, and tells how the words of the others are tagged. */
    public void check(int copies) throws IOException {
        List<Template> seen = new ArrayList<>();
        List<Template> unseen = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(seed + 1);
        for (Template template : templates()) {
            (random.nextInt(5) == 0 ? unseen : seen).add(template);
        }
        TaggerModel model = train(seen, copies, List.of());
        Lexicon lexicon = Lexicon.standard();
        Gazetteer gazetteer = new Gazetteer(lexicon);
        Fillers fillers = fillers(gazetteer);
        screen.println("Templates left out, words that no rule found: recall and precision by threshold");
        for (TextVariant variant : TextVariant.values()) {
            ExampleReader reader = new ExampleReader(lexicon);
            TagCount count = new TagCount(model);
            for (Template template : unseen) {
                for (int copy = 0; copy < COPIES_UNSEEN; copy++) {
                    LabelledText text = new FilledTemplate(gazetteer, fillers, random).fill(template);
                    count.add(reader.read(variant.of(text, random), Rules.ALL));
                }
            }
            screen.printf("%-9s open %.3f  %s%n", variant, reader.openShare(), count);
        }
        screen.flush();
    }

    private List<Template> templates() throws IOException {
        return Template.in(engine.resolve("training/templates"));
    }

    private Fillers fillers(Gazetteer gazetteer) throws IOException {
        return new Fillers(gazetteer, engine.resolve("training/fillers.txt"));
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> listed = Files.list(folder)) {
            return listed.filter(file -> file.toString().endsWith(".txt"))
                    .sorted()
                    .toList();
        }
    }

    /** As the command {@code train}, without the rest of the platform: {@code ENGINE OUT [SEED [COPIES [GOLD...]]]}. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 2) {
            throw new IllegalArgumentException("usage: TrainTagger ENGINE OUT [SEED [COPIES [GOLD...]]]");
        }
        long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : 1;
        int copies = arguments.length > 3 ? Integer.parseInt(arguments[3]) : COPIES;
        List<Path> more = Arrays.stream(arguments).skip(4).map(Path::of).toList();
        PrintWriter screen = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        TaggerModel model = new TrainTagger(Path.of(arguments[0]), seed, screen).train(copies, more);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(Path.of(arguments[1])))) {
            model.write(out);
        }
    }
}
