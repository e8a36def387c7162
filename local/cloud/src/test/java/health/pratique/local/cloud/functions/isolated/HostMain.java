package health.pratique.local.cloud.functions.isolated;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** A platform to be killed: starts a host with one function that waits for work, prints the process ids, and stays. */
final class HostMain {

    private HostMain() {}

    public static void main(String[] arguments) throws Exception {
        Path directory = Path.of(arguments[0]);
        IsolatedFunctionHost host =
                new IsolatedFunctionHost(IsolatedSettings.of(URI.create("http://127.0.0.1:1"), directory));
        host.invoke(
                SampleZip.function(SampleZip.write(directory.resolve("f.zip")), Duration.ofSeconds(30), Map.of()),
                "{}".getBytes(StandardCharsets.UTF_8));
        System.out.println(host.processIds().getFirst());
        Thread.sleep(Duration.ofMinutes(5));
    }
}
