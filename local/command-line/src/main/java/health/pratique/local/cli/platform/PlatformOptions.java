package health.pratique.local.cli.platform;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * How the platform is to run.
 *
 * @param home the repository
 * @param port of the gateway; 0 takes a free one
 * @param apiPort of HealthAPI; 0 takes a free one
 * @param state where data is kept; absent keeps nothing
 * @param isolated whether each function is a process of its own
 * @param parameters of the template, beyond its defaults
 * @param concurrency documents that are processed at the same time; the rest wait for their turn
 */
public record PlatformOptions(
        Path home,
        int port,
        int apiPort,
        Optional<Path> state,
        boolean isolated,
        Map<String, String> parameters,
        int concurrency) {

    public PlatformOptions {
        parameters = Map.copyOf(parameters);
    }

    Path template() {
        return home.resolve("sam").resolve("template.yaml");
    }
}
