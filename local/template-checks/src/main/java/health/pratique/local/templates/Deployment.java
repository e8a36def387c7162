package health.pratique.local.templates;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A template with values for its parameters, as somebody deploys it.
 *
 * @param template such as {@code sam/template.yaml}, in the checkout
 * @param parameters each as {@code NAME=VALUE}; the last of a name holds
 */
public record Deployment(String name, String template, String region, List<String> parameters) {

    static final Path HOUSE = Path.of("..", "..");

    private static final String ROOT = "sam/template.yaml";
    private static final String RECOVERY = "sam/recovery.yaml";

    public Deployment {
        parameters = List.copyOf(parameters);
    }

    /** What is taken at its first try, for both packagings and both kinds of workflow; and prod with all that can be had. */
    public static List<Deployment> all() {
        return List.of(
                new Deployment("dev", ROOT, "eu-west-2", List.of("EnvironmentSuffix=dev")),
                new Deployment(
                        "dev-jvm",
                        ROOT,
                        "us-east-1",
                        List.of(
                                "EnvironmentSuffix=dev",
                                "Packaging=jvm",
                                "WorkflowType=EXPRESS",
                                "Detectors=local",
                                "FraudEndpoint=fraud",
                                "NatGateways=each-zone",
                                "Trail=none")),
                new Deployment("prod", ROOT, "eu-west-2", written("prod-parameters")),
                new Deployment("prod-jvm", ROOT, "eu-west-2", written("prod-parameters", "Packaging=jvm")),
                new Deployment("recovery", RECOVERY, "eu-west-1", written("recovery-parameters")),
                new Deployment(
                        "recovery-dev",
                        RECOVERY,
                        "eu-west-1",
                        written("recovery-parameters", "EnvironmentSuffix=dev")));
    }

    /** The value that it gives a parameter. */
    Optional<String> value(String parameter) {
        return parameters.reversed().stream()
                .filter(value -> value.startsWith(parameter + "="))
                .map(value -> value.substring(parameter.length() + 1))
                .findFirst();
    }

    /** The value of {@code EnvironmentSuffix}. */
    public String suffix() {
        return value("EnvironmentSuffix").orElse("dev");
    }

    /** Whether the law and an outage are thought of. */
    public boolean isProd() {
        return suffix().equals("prod");
    }

    private static List<String> written(String file, String... more) {
        try {
            List<String> parameters =
                    new ArrayList<>(Files.readAllLines(HOUSE.resolve(".ci").resolve(file)));
            parameters.addAll(List.of(more));
            return parameters;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
