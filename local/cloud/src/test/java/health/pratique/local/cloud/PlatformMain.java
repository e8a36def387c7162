package health.pratique.local.cloud;

import health.pratique.local.cloud.functions.FunctionHandler;
import health.pratique.local.cloud.functions.FunctionHostFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;

/** A platform to be killed: prints its address, writes down what it has finished, and stays. */
final class PlatformMain {

    private PlatformMain() {}

    /** Arguments: template, state directory, file for what the second function has seen. */
    public static void main(String[] arguments) throws Exception {
        LocalCloud cloud = LocalCloud.start(LocalCloudOptions.of(
                        Path.of(arguments[0]),
                        FunctionHostFactory.inProcess(
                                Map.of("First", (function, payload) -> payload, "Second", recording(arguments[2]))))
                .withPort(0)
                .withConcurrentExecutions(2)
                .withStateDirectory(Path.of(arguments[1])));
        System.out.println(cloud.endpoint());
        Thread.sleep(Duration.ofMinutes(5));
    }

    static FunctionHandler recording(String file) {
        return (function, payload) -> {
            synchronized (PlatformMain.class) {
                Files.writeString(
                        Path.of(file),
                        new String(payload, StandardCharsets.UTF_8) + "\n",
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            }
            return payload;
        };
    }
}
