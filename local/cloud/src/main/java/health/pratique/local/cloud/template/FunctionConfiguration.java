package health.pratique.local.cloud.template;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A Lambda function as the template has it, Globals merged.
 *
 * @param code absolute path of the zip or directory that {@code CodeUri} names; it need not exist yet
 * @param handler empty for a custom runtime that names none
 * @param memoryMegabytes as on Lambda
 * @param environment the template's variables, resolved; the order is the template's
 */
public record FunctionConfiguration(
        String logicalId,
        String name,
        String arn,
        Path code,
        Optional<String> runtime,
        String handler,
        Duration timeout,
        int memoryMegabytes,
        Map<String, String> environment) {

    static final String SERVERLESS = "AWS::Serverless::Function";
    static final String LAMBDA = "AWS::Lambda::Function";

    public FunctionConfiguration {
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    }

    static FunctionConfiguration from(Properties properties, String name, Path directory) {
        String code =
                properties.text(properties.has("CodeUri") ? "CodeUri" : "Code").orElse("");
        if (code.isEmpty() || code.startsWith("s3://")) {
            throw new TemplateInvalid(properties.place() + ".CodeUri", "a local path is wanted here");
        }
        return new FunctionConfiguration(
                properties.logicalId(),
                name,
                Arns.function(name),
                directory.resolve(code).toAbsolutePath().normalize(),
                properties.text("Runtime"),
                properties.text("Handler").orElse(""),
                Duration.ofSeconds(properties.number("Timeout", 3)),
                properties.number("MemorySize", 128),
                properties.object("Environment").texts("Variables"));
    }

    /** The same function in another environment. */
    FunctionConfiguration in(Map<String, String> variables) {
        return new FunctionConfiguration(
                logicalId, name, arn, code, runtime, handler, timeout, memoryMegabytes, variables);
    }

    /** An environment may hold what should not be printed. */
    @Override
    public String toString() {
        return "FunctionConfiguration[" + name + "]";
    }
}
