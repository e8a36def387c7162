package health.pratique.local.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;

/** The packaged application as a process, as the pratique script runs it. */
final class PlatformProcess implements AutoCloseable {

    private static final Path HOME = home();
    private static final int PATIENCE_SECONDS = 240;

    private final Process process;
    private final List<String> printed = new ArrayList<>();

    private PlatformProcess(Process process) {
        this.process = process;
    }

    /** What a command that ends by itself did. */
    record Outcome(int exitCode, String output) {}

    /** Starts {@code up} with these options and waits until it is ready. */
    static PlatformProcess up(String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("up"));
        arguments.addAll(List.of(options));
        PlatformProcess platform = new PlatformProcess(launch(arguments));
        BufferedReader lines = platform.process.inputReader(StandardCharsets.UTF_8);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            platform.printed.add(line);
            if (line.startsWith("Ready. Ctrl-C")) {
                return platform;
            }
        }
        throw new IllegalStateException("the platform did not start: " + platform.printed);
    }

    /** Runs a command of the packaged application to its end. */
    static Outcome run(String... arguments) throws IOException, InterruptedException {
        Process process = launch(List.of(arguments));
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("the command did not end: " + output);
        }
        return new Outcome(process.exitValue(), output);
    }

    /** Runs a client command against this platform. */
    Outcome client(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--endpoint", endpoint().toString()));
        StringWriter output = new StringWriter();
        CommandLine commandLine =
                Pratique.commandLine().setOut(new PrintWriter(output)).setErr(new PrintWriter(output));
        int exitCode = commandLine.execute(all.toArray(String[]::new));
        return new Outcome(exitCode, output.toString());
    }

    Connection connect() {
        return Connection.to(endpoint());
    }

    URI endpoint() {
        return URI.create(printedAfter("gateway"));
    }

    int databasePort() {
        return URI.create(printedAfter("consents").substring("jdbc:".length())).getPort();
    }

    /** Everything that the functions have logged. */
    String logs() {
        try (var files = Files.walk(Path.of(printedAfter("log")))) {
            StringBuilder all = new StringBuilder();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file));
            }
            return all.toString();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    List<ProcessHandle> processes() {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        return all;
    }

    /** As Ctrl-C does. */
    boolean stop() throws InterruptedException {
        process.destroy();
        return process.waitFor(120, TimeUnit.SECONDS);
    }

    /** The platform stops PostgreSQL, so it is killed only when it does not stop by itself. */
    @Override
    public void close() {
        try {
            if (!stop()) {
                processes().forEach(ProcessHandle::destroyForcibly);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private String printedAfter(String label) {
        return printed.stream()
                .filter(line -> line.startsWith(label + " "))
                .map(line -> line.substring(label.length()).strip())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the platform did not print its " + label));
    }

    private static Process launch(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                HOME.resolve("local/command-line/target/quarkus-app/quarkus-run.jar")
                        .toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PRATIQUE_HOME", HOME.toString());
        return builder.start();
    }

    private static Path home() {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.isRegularFile(here.resolve("sam/template.yaml"))) {
            here = here.getParent();
            if (here == null) {
                throw new IllegalStateException("run this inside the repository");
            }
        }
        return here;
    }
}
