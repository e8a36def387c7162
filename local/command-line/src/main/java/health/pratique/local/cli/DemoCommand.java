package health.pratique.local.cli;

import health.pratique.local.cli.demo.Demonstration;
import health.pratique.local.cli.platform.Platform;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows the whole on invented documents. */
@Command(
        name = "demo",
        description = "Send invented documents of every outcome through a platform that keeps nothing.",
        footer = {"", "Exit code: 0 only if each document ended as its sample says."})
final class DemoCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private PlatformOption platformOption;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        try (Platform platform = Platform.start(platformOption.options(0, Optional.empty()), out);
                Connection connection = new Connection(platform.info())) {
            return new Demonstration(connection, out).run() ? 0 : 1;
        }
    }
}
