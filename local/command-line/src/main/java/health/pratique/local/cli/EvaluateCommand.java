package health.pratique.local.cli;

import health.pratique.model.ReleasePolicy;
import health.pratique.phi.evaluate.Evaluate;
import health.pratique.phi.evaluate.EvaluationOptions;
import health.pratique.phi.evaluate.Variant;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures PHI detection against labelled texts. */
@Command(
        name = "evaluate",
        description = {
            "Measure PHI detection against labelled texts, offline.",
            "Prints the worst misses and false positives with text out of the labelled files; --quiet hides it."
        },
        footer = {
            "",
            "GOLD is lines of JSON {\"id\",\"text\",\"spans\":[{\"start\",\"end\",\"type\"}]}, or marked text: \"=== id\" begins a text,",
            "[[NAME|Ilse Vanderkamp]] is an identifier. docs/evaluating-phi.md shows how to label and how to read the result.",
            "Example: ./pratique evaluate --as plain,capitals,small,scanned notes.txt"
        })
final class EvaluateCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "GOLD", arity = "1..*", description = "Labelled files; each gets a line, and all a total.")
    private List<Path> files = List.of();

    @Option(
            names = "--as",
            split = ",",
            defaultValue = "plain",
            paramLabel = "SHAPE",
            description =
                    "Put the texts in these shapes, side by side: plain, capitals, small, scanned (default: plain).")
    private List<String> shapes = List.of();

    @Option(
            names = "--policy",
            defaultValue = "SAFE_HARBOR",
            description = "What is redacted: ${COMPLETION-CANDIDATES} (default: SAFE_HARBOR).")
    private ReleasePolicy policy;

    @Option(
            names = "--found",
            paramLabel = "FILE",
            description =
                    "Score what another detector found instead: lines {\"id\",\"spans\":[{\"start\",\"end\",\"type\"}]}.")
    private @Nullable Path found;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the figures there too; none of the text.")
    private @Nullable Path json;

    @Option(names = "--examples", defaultValue = "20", description = "Misses and false positives shown (default: 20).")
    private int examples;

    @Option(
            names = {"--quiet", "--no-examples"},
            description = "Show none of the text.")
    private boolean quiet;

    @Option(names = "--scan-seed", defaultValue = "1", description = "Of the noise of \"scanned\" (default: 1).")
    private long seed;

    @Option(
            names = "--scan-rate",
            defaultValue = "0.03",
            description = "Share of characters that a scan misreads (default: 0.03).")
    private double rate;

    @Override
    public Integer call() {
        EvaluationOptions options = new EvaluationOptions(
                files,
                shapes.stream().map(Variant::of).toList(),
                policy,
                Optional.ofNullable(found),
                Optional.ofNullable(json),
                quiet ? 0 : examples,
                seed,
                rate);
        try {
            Evaluate.run(
                    options, spec.commandLine().getOut(), spec.commandLine().getErr());
            return 0;
        } catch (IOException broken) {
            throw new CommandFailed("cannot read a labelled file or write the figures: check the paths");
        }
    }
}
