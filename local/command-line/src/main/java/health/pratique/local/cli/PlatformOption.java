package health.pratique.local.cli;

import health.pratique.local.cli.platform.PlatformOptions;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How a command wants its platform. */
public final class PlatformOption {

    @Option(
            names = "--isolated",
            description = "Run each function as a process of its own, from its function.zip, as Lambda does.")
    private boolean isolated;

    @Option(
            names = {"-p", "--parameter"},
            paramLabel = "NAME=VALUE",
            description = "A parameter of sam/template.yaml, such as Detectors=local; may be repeated.")
    private Map<String, String> parameters = new LinkedHashMap<>();

    @Option(
            names = "--concurrency",
            paramLabel = "N",
            defaultValue = "8",
            description = "Documents that are processed at the same time (default: 8).")
    private int concurrency;

    /** @param state absent keeps nothing */
    public PlatformOptions options(int port, Optional<Path> state) {
        return options(port, 0, state);
    }

    /**
     * With the functions as ./pratique builds them, for the JVM, unless a parameter says otherwise.
     *
     * @param state absent keeps nothing
     */
    PlatformOptions options(int port, int apiPort, Optional<Path> state) {
        Map<String, String> chosen = new LinkedHashMap<>(Map.of("Packaging", "jvm"));
        chosen.putAll(parameters);
        return new PlatformOptions(home(), port, apiPort, state, isolated, chosen, concurrency);
    }

    /** The repository: the script says where it is. */
    static Path home() {
        String home = System.getenv("PRATIQUE_HOME");
        if (home == null) {
            throw new CommandFailed("PRATIQUE_HOME is not set: start Pratique with the pratique script");
        }
        return Path.of(home);
    }
}
