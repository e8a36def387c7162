package health.pratique.phi.training;

import health.pratique.phi.tagger.TaggerModel;
import health.pratique.phi.text.Lexicon;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Trains the tagger: {@code TEMPLATES OUT [SEED [COPIES [GOLD...]]]}. TEMPLATES is the folder of templates and {@code fillers.txt},
 * OUT the model, GOLD more labelled texts. The same files, lexicon and seed give the same bytes.
 */
public final class TrainTagger {

    private static final int FEATURES = 1 << 19;
    private static final int PASSES = 10;

    private final Path folder;
    private final PrintStream screen;
    private final long seed;

    TrainTagger(Path folder, long seed, PrintStream screen) {
        this.folder = folder;
        this.seed = seed;
        this.screen = screen;
    }

    /**
     * @param copies how often a short template is filled in each pass; a long one less often
     * @param labelled more texts to learn from
     */
    TaggerModel train(int copies, List<LabelledText> labelled) throws IOException {
        return train(Template.in(folder.resolve("templates")), copies, labelled);
    }

    private TaggerModel train(List<Template> templates, int copies, List<LabelledText> labelled) throws IOException {
        Lexicon lexicon = Lexicon.standard();
        Gazetteer gazetteer = new Gazetteer(lexicon);
        Fillers fillers = new Fillers(gazetteer, folder.resolve("fillers.txt"));
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
                    examples.addAll(reader.read(text, random.nextInt(2) == 0));
                }
            }
            for (LabelledText text : labelled) {
                for (TextVariant variant : TextVariant.values()) {
                    examples.addAll(reader.read(variant.of(text, random), true));
                    LabelledText other = variant.of(others.of(text, random), random);
                    examples.addAll(reader.read(other, random.nextInt(2) == 0));
                }
            }
            double loss = trainer.pass(examples, 1f - pass / (float) (PASSES + 1));
            screen.printf(
                    "pass %d of %d: %,d rows, loss a word %.4f, open %.3f of what no rule found%n",
                    pass + 1, PASSES, examples.size(), loss, reader.openShare());
        }
        return trainer.model();
    }

    /** Trains on four fifths of the templates and tells how the rest are tagged, which the model has not seen. */
    void check(int copies) throws IOException {
        List<Template> seen = new ArrayList<>();
        List<Template> unseen = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(seed + 1);
        for (Template template : Template.in(folder.resolve("templates"))) {
            (random.nextInt(5) == 0 ? unseen : seen).add(template);
        }
        TaggerModel model = train(seen, copies, List.of());
        Lexicon lexicon = Lexicon.standard();
        Gazetteer gazetteer = new Gazetteer(lexicon);
        Fillers fillers = new Fillers(gazetteer, folder.resolve("fillers.txt"));
        for (TextVariant variant : TextVariant.values()) {
            ExampleReader reader = new ExampleReader(lexicon);
            TagCount count = new TagCount(model);
            for (Template template : unseen) {
                for (int copy = 0; copy < 3; copy++) {
                    LabelledText text = new FilledTemplate(gazetteer, fillers, random).fill(template);
                    count.add(reader.read(variant.of(text, random), true));
                }
            }
            screen.printf("%-9s open %.3f  %s%n", variant, reader.openShare(), count);
        }
    }

    /** Trains and writes. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 2) {
            throw new IllegalArgumentException("usage: TrainTagger TEMPLATES OUT [SEED [COPIES [GOLD...]]]");
        }
        long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : 1;
        int copies = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 40;
        if (arguments[1].equals("check")) {
            new TrainTagger(Path.of(arguments[0]), seed, System.out).check(copies);
            return;
        }
        List<LabelledText> labelled = new ArrayList<>();
        for (int at = 4; at < arguments.length; at++) {
            labelled.addAll(LabelledText.in(Path.of(arguments[at])));
        }
        TaggerModel model = new TrainTagger(Path.of(arguments[0]), seed, System.out).train(copies, labelled);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(Path.of(arguments[1])))) {
            model.write(out);
        }
    }
}
