package health.pratique.local.cli.bench;

import health.pratique.fraud.ShippedForest;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One start for {@link ForestCosts}: a Java that has run once has no first score any more. */
@Command(
        name = ForestStartCommand.NAME,
        hidden = true,
        description = "Print the nanoseconds until a forest gives its first score.")
final class ForestStartCommand implements Callable<Integer> {

    static final String NAME = "forest-start";

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "A saved forest; without one it is grown.")
    private @Nullable Path saved;

    @Override
    public Integer call() throws IOException {
        long started = System.nanoTime();
        ShippedForest forest =
                saved == null ? ShippedForest.grown() : ShippedForest.restored(Files.readAllBytes(saved));
        forest.score();
        long time = System.nanoTime() - started;
        PrintWriter out = spec.commandLine().getOut();
        out.println(time);
        out.flush();
        return 0;
    }
}
