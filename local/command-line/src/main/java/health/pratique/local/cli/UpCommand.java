package health.pratique.local.cli;

import health.pratique.local.cli.platform.Platform;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the platform until it is stopped. */
@Command(name = "up", description = "Start the platform, print its addresses, and run until Ctrl-C.")
final class UpCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private PlatformOption platformOption;

    @Option(
            names = "--port",
            defaultValue = "4566",
            description = "Port of the gateway (default: 4566); 0 takes a free one.")
    private int port;

    @Option(
            names = "--api-port",
            description = "Port of HealthAPI (default: the one after --port); 0 takes a free one.")
    private @Nullable Integer apiPort;

    @Option(names = "--ephemeral", description = "Keep nothing: all data is gone when the platform stops.")
    private boolean ephemeral;

    @Option(names = "--state", paramLabel = "DIRECTORY", description = "Where data is kept (default: .pratique).")
    private @Nullable Path directory;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Path kept = directory == null ? PlatformOption.home().resolve(".pratique") : directory.toAbsolutePath();
        Optional<Path> state = ephemeral ? Optional.empty() : Optional.of(kept);
        try (Platform platform = Platform.start(platformOption.options(port, portOfTheApi(), state), out)) {
            PlatformInfo info = platform.info();
            out.printf("gateway     %s%n", info.endpoint());
            out.printf("HealthAPI   %s%n", info.healthApi().address());
            out.printf("  its key   %s (x-api-key)%n", info.healthApi().apiKey());
            out.printf("consents    %s%n", info.setting("PRATIQUE_CONSENT_DATABASE_URL"));
            out.printf("intake      s3://%s/intake/{custodian}/%n", info.intakeBucket());
            out.printf("released    s3://%s/released/%n", info.setting("PRATIQUE_RELEASED_BUCKET"));
            out.printf("workflow    %s%n", info.workflow());
            out.printf("log         %s%n", platform.log());
            out.printf("state       %s%n", ephemeral ? "none is kept" : state.orElseThrow());
            out.println("Ready. Ctrl-C stops it.");
            out.flush();
            new CountDownLatch(1).await();
            return 0;
        }
    }

    private int portOfTheApi() {
        if (apiPort != null) {
            return apiPort;
        }
        return port == 0 ? 0 : port + 1;
    }
}
