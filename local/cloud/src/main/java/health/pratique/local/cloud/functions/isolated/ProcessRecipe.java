package health.pratique.local.cloud.functions.isolated;

import health.pratique.local.cloud.functions.FunctionEnvironment;
import health.pratique.local.cloud.template.FunctionConfiguration;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Command, environment and files of a function's processes. */
final class ProcessRecipe {

    private static final String MAIN = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
    private static final String NATIVE_LIBRARY =
            "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

    private final FunctionConfiguration function;
    private final UnpackedFunction code;
    private final URI endpoint;
    private final Path temporary;
    private final Path log;
    private final List<String> command;

    ProcessRecipe(FunctionConfiguration function, IsolatedSettings settings, List<Path> jars, Path nativeLibrary)
            throws IOException {
        this.function = function;
        this.code = UnpackedFunction.of(function, settings.workDirectory().resolve("code"));
        this.endpoint = settings.endpoint();
        this.temporary = Files.createDirectories(settings.workDirectory().resolve("tmp"));
        this.log = log(settings, function);
        Files.createDirectories(log.getParent());
        this.command = function.runtime().orElse("java").startsWith("provided")
                ? List.of(code.directory().resolve("bootstrap").toString())
                : java(jars, nativeLibrary);
    }

    static Path log(IsolatedSettings settings, FunctionConfiguration function) {
        return settings.workDirectory().resolve("logs").resolve(function.name() + ".log");
    }

    private List<String> java(List<Path> jars, Path nativeLibrary) {
        List<String> java = new ArrayList<>();
        java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        java.add("-Xmx" + Math.max(64, function.memoryMegabytes() * 3 / 4) + "m");
        java.add("-XX:TieredStopAtLevel=1");
        java.add("-XX:+UseSerialGC");
        java.add("-Xshare:auto");
        java.add("--add-opens=java.base/java.lang=ALL-UNNAMED");
        java.add("--enable-native-access=ALL-UNNAMED");
        java.add("-Djava.io.tmpdir=" + temporary);
        java.add("-D" + NATIVE_LIBRARY + "=" + nativeLibrary);
        java.add("-cp");
        // Only the client: it loads the function's own classes and lib/*.jar from the working directory, as on Lambda.
        java.add(jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        java.add(MAIN);
        java.add(function.handler());
        return java;
    }

    Process start(String runtimeApi) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(code.directory().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.putAll(FunctionEnvironment.of(function, endpoint));
        environment.put("AWS_LAMBDA_RUNTIME_API", runtimeApi);
        environment.put("AWS_LAMBDA_FUNCTION_NAME", function.name());
        environment.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
        environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(function.memoryMegabytes()));
        environment.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + function.name());
        environment.put("AWS_LAMBDA_LOG_STREAM_NAME", "local");
        environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
        environment.put("AWS_EXECUTION_ENV", "AWS_Lambda_" + function.runtime().orElse("java25"));
        environment.put("_HANDLER", function.handler());
        environment.put("LAMBDA_TASK_ROOT", code.directory().toString());
        environment.put("LANG", "C.UTF-8");
        environment.put("TZ", ":UTC");
        environment.put("PATH", "/usr/local/bin:/usr/bin:/bin");
        return builder.start();
    }
}
