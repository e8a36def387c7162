package health.pratique.local.templates;

import static health.pratique.local.templates.Deployment.HOUSE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** AWS's own transform of SAM templates, which is Python, by the script that the other checks use. */
public final class SamTranslator {

    /** Said where there is none. */
    public static final String HOW_TO_GET_IT =
            "The SAM translator is not here: .ci/templates installs it under .pratique/ci (Python 3 with venv, and PyPI, are needed)";

    private static final JsonMapper JSON = new JsonMapper();
    private static final long LIMIT_SECONDS = 120;

    private final String python;

    private SamTranslator(String python) {
        this.python = python;
    }

    /** Where the checks have installed it, or else in the Python that is on the path. */
    public static Optional<SamTranslator> find() {
        Path installed =
                HOUSE.resolve(".pratique/ci/python/bin/python").toAbsolutePath().normalize();
        return Stream.of(installed.toString(), "python3")
                .filter(SamTranslator::hasIt)
                .findFirst()
                .map(SamTranslator::new);
    }

    /** The stacks of a deployment by the names of their files, without {@code .yaml}; every condition is decided. */
    public Map<String, JsonNode> stacks(Deployment deployment) {
        try {
            Path out = Files.createDirectories(Path.of("target", "transformed", deployment.name()));
            try (Stream<Path> before = Files.list(out)) {
                for (Path file : before.toList()) {
                    Files.delete(file);
                }
            }
            List<String> command = new ArrayList<>(List.of(
                    python,
                    HOUSE.resolve(".ci").resolve("transform.py").toString(),
                    out.toString(),
                    HOUSE.resolve(deployment.template()).toString()));
            command.addAll(deployment.parameters());
            run(command).ifPresent(error -> {
                throw new IllegalStateException("The transform of " + deployment.name() + " failed:\n" + error);
            });
            return read(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, JsonNode> read(Path directory) throws IOException {
        Map<String, JsonNode> stacks = new TreeMap<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                stacks.put(file.getFileName().toString().replace(".json", ""), JSON.readTree(file.toFile()));
            }
        }
        return stacks;
    }

    private static boolean hasIt(String python) {
        try {
            return run(List.of(python, "-c", "import samcli.yamlhelper, samtranslator"))
                    .isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    /** @return what it said, when it failed */
    private static Optional<String> run(List<String> command) throws IOException {
        Path said = Files.createTempFile("transform", ".log");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.of("it took longer than " + LIMIT_SECONDS + " seconds");
            }
            return process.exitValue() == 0 ? Optional.empty() : Optional.of(Files.readString(said));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } finally {
            Files.deleteIfExists(said);
        }
    }
}
