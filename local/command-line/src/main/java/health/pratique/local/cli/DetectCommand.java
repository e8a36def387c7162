package health.pratique.local.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import health.pratique.model.ReleasePolicy;
import health.pratique.phi.PhiEngine;
import health.pratique.phi.evaluate.DetectJsonl;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Finds PHI in many texts, offline. */
@Command(
        name = "detect",
        description = "Find PHI in lines of JSON, offline.",
        footer = {
            "",
            "IN has lines {\"id\",\"text\"}; OUT gets lines {\"id\",\"spans\":[{\"start\",\"end\",\"type\",\"confidence\"}]}",
            "of what would be redacted under SAFE_HARBOR, in UTF-16 units.",
            "Example: ./pratique detect --jsonl notes.jsonl spans.jsonl"
        })
final class DetectCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--jsonl", required = true, description = "Read and write lines of JSON.")
    private boolean jsonl;

    @Parameters(index = "0", paramLabel = "IN", description = "Texts.")
    private Path in;

    @Parameters(index = "1", paramLabel = "OUT", description = "Spans; replaced when it exists.")
    private Path out;

    @Override
    public Integer call() {
        PrintWriter screen = spec.commandLine().getErr();
        long started = System.nanoTime();
        try (Reader texts = Files.newBufferedReader(in);
                Writer spans = Files.newBufferedWriter(out)) {
            int lines = new DetectJsonl(PhiEngine.standard(), ReleasePolicy.SAFE_HARBOR).run(texts, spans);
            screen.printf("%d texts in %.2f s%n", lines, (System.nanoTime() - started) / 1e9);
            screen.flush();
            return 0;
        } catch (JsonProcessingException garbled) {
            throw new CommandFailed(in + " has a line that is not JSON with id and text");
        } catch (IOException broken) {
            throw new CommandFailed("cannot read " + in + " or write " + out + ": check the paths");
        }
    }
}
