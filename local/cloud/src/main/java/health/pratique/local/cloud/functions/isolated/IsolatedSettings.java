package health.pratique.local.cloud.functions.isolated;

import java.net.URI;
import java.nio.file.Path;

/**
 * How isolated functions run.
 *
 * @param endpoint of the gateway, for {@code AWS_ENDPOINT_URL}
 * @param workDirectory holds unpacked code, temporary files and one log file a function
 * @param processesPerFunction concurrent invocations of one function
 * @param startsAtOnce processes that start at the same time, over all functions
 */
public record IsolatedSettings(
        URI endpoint, Path workDirectory, RuntimeJars runtime, int processesPerFunction, int startsAtOnce) {

    public static IsolatedSettings of(URI endpoint, Path workDirectory) {
        int processors = Runtime.getRuntime().availableProcessors();
        return new IsolatedSettings(endpoint, workDirectory, RuntimeJars.ofCheckout(), 1, Math.max(1, processors));
    }

    public IsolatedSettings withProcessesPerFunction(int most) {
        return new IsolatedSettings(endpoint, workDirectory, runtime, most, startsAtOnce);
    }
}
