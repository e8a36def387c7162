package health.pratique.local.cli;

import health.pratique.phi.tagger.TaggerModel;
import health.pratique.phi.training.TrainTagger;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Trains the PHI engine's tagger anew. */
@Command(
        name = "train",
        description = {
            "Train the PHI engine's tagger from the texts in functions/phi-engine/training, offline.",
            "Writes the model into the sources; the next build takes it. Takes about a minute."
        },
        footer = {
            "",
            "GOLD are labelled files to learn from as well, as ./pratique evaluate reads them.",
            "Example: ./pratique train --check"
        })
final class TrainCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "GOLD", arity = "0..*", description = "More labelled files to learn from.")
    private List<Path> more = List.of();

    @Option(names = "--seed", defaultValue = "1", description = "Same texts and seed, same model (default: 1).")
    private long seed;

    @Option(names = "--copies", defaultValue = "30", description = "How often a template is filled (default: 30).")
    private int copies;

    @Option(names = "--out", paramLabel = "FILE", description = "Write the model there instead.")
    private @Nullable Path out;

    @Option(
            names = "--check",
            description = "Train on four fifths of the templates and tell how the rest are tagged; writes nothing.")
    private boolean check;

    @Override
    public Integer call() {
        String home = System.getenv("PRATIQUE_HOME");
        if (home == null) {
            throw new CommandFailed("PRATIQUE_HOME is not set: start Pratique with the pratique script");
        }
        Path engine = Path.of(home, "functions", "phi-engine");
        PrintWriter screen = spec.commandLine().getErr();
        try {
            TrainTagger training = new TrainTagger(engine, seed, screen);
            if (check) {
                training.check(copies);
                return 0;
            }
            TaggerModel model = training.train(copies, more);
            Path file = out == null ? engine.resolve(TrainTagger.MODEL) : out;
            try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(file))) {
                model.write(stream);
            }
            screen.println("wrote " + file);
            screen.flush();
            return 0;
        } catch (IOException broken) {
            throw new CommandFailed("cannot read the texts or write the model: " + broken.getMessage());
        }
    }
}
