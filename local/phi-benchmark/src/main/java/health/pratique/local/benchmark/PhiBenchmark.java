package health.pratique.local.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Measures the engine and prints a table: {@code [--notes FILE.jsonl] [--json FILE] [--quick] [--verbose]}. */
public final class PhiBenchmark {

    private PhiBenchmark() {}

    /** Ends with 1 if the arguments or the notes are wrong. */
    public static void main(String[] arguments) throws IOException {
        PrintWriter screen = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        try {
            run(arguments, out, screen);
        } catch (IllegalArgumentException wrong) {
            screen.println("pratique: " + wrong.getMessage());
            System.exit(1);
        }
    }

    private static void run(String[] arguments, PrintWriter out, PrintWriter screen) throws IOException {
        String file = "";
        Optional<Path> json = Optional.empty();
        Effort effort = Effort.USUAL;
        boolean verbose = false;
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--quick" -> effort = Effort.QUICK;
                case "--verbose" -> verbose = true;
                case "--notes" -> file = value(arguments, ++i);
                case "--json" -> json = Optional.of(Path.of(value(arguments, ++i)));
                default -> throw new IllegalArgumentException("there is no option " + arguments[i]);
            }
        }
        Notes notes = file.isEmpty() ? Notes.invented() : Notes.of(Path.of(file));
        out.printf(
                Locale.ROOT,
                "%,d %s notes, %,d bytes; Java %s on %s %s, %d processors%n%n",
                notes.texts().size(),
                file.isEmpty() ? "invented" : "own",
                notes.bytes(),
                System.getProperty("java.version"),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors());
        out.flush();
        String absolute = file.isEmpty() ? "" : Path.of(file).toAbsolutePath().toString();
        Figures figures = Figures.measure(new Runs(effort, absolute, verbose, screen), notes);
        new Report(out).print(figures);
        if (json.isPresent()) {
            Files.writeString(
                    json.get(),
                    new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(figures.json()) + "\n");
        }
    }

    private static String value(String[] arguments, int index) {
        if (index == arguments.length) {
            throw new IllegalArgumentException(arguments[index - 1] + " needs a value");
        }
        return arguments[index];
    }
}
