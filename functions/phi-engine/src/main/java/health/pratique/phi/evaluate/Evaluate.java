package health.pratique.phi.evaluate;

import com.fasterxml.jackson.databind.ObjectMapper;
import health.pratique.model.ReleasePolicy;
import health.pratique.phi.PhiEngine;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Measures the standard engine against labelled texts and prints the figures, with examples out of those texts unless none are
 * wanted.
 */
public final class Evaluate {

    private static final String USAGE = """
            usage: Evaluate [--as plain,capitals,small,scanned] [--policy POLICY] [--found FILE] [--json FILE] [--examples N] [--quiet]
                            [--scan-seed N] [--scan-rate SHARE] GOLD...
            """;

    private Evaluate() {}

    /**
     * @param out gets the figures
     * @param screen is told of the progress
     * @throws InvalidGold if a labelled file cannot be used
     * @throws IOException if a file cannot be read or written
     */
    public static void run(EvaluationOptions options, PrintWriter out, PrintWriter screen) throws IOException {
        Redaction redaction = options.found().isPresent()
                ? RecordedRedaction.read(options.found().get())
                : Redaction.of(PhiEngine.standard(), options.policy());
        Evaluation evaluation = new Evaluation(options, redaction);
        evaluation.run(new Progress(screen)::done);
        new TextReport(evaluation, out).print();
        if (options.json().isPresent()) {
            String figures =
                    new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(FiguresJson.of(evaluation));
            Files.writeString(options.json().get(), figures + "\n");
        }
    }

    /** As the command {@code evaluate}, without the rest of the platform. Ends with 2 if the arguments or files are wrong. */
    public static void main(String[] arguments) throws IOException {
        PrintWriter screen = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        try {
            run(options(arguments), new PrintWriter(System.out, false, StandardCharsets.UTF_8), screen);
        } catch (InvalidGold invalid) {
            screen.println(invalid.getMessage());
            System.exit(2);
        } catch (IllegalArgumentException wrong) {
            screen.println(wrong.getMessage());
            screen.print(USAGE);
            screen.flush();
            System.exit(2);
        }
    }

    static EvaluationOptions options(String... arguments) {
        List<Path> files = new ArrayList<>();
        List<Variant> variants = List.of(Variant.PLAIN);
        ReleasePolicy policy = ReleasePolicy.SAFE_HARBOR;
        Optional<Path> found = Optional.empty();
        Optional<Path> json = Optional.empty();
        int examples = EvaluationOptions.EXAMPLES;
        long seed = EvaluationOptions.SEED;
        double rate = EvaluationOptions.RATE;
        for (int i = 0; i < arguments.length; i++) {
            String option = arguments[i];
            if (option.equals("--quiet") || option.equals("--no-examples")) {
                examples = 0;
                continue;
            }
            if (!option.startsWith("--")) {
                files.add(Path.of(option));
                continue;
            }
            if (++i == arguments.length) {
                throw new IllegalArgumentException(option + " needs a value");
            }
            String value = arguments[i];
            switch (option) {
                case "--as" ->
                    variants = Arrays.stream(value.split(",")).map(Variant::of).toList();
                case "--policy" -> policy = ReleasePolicy.valueOf(value.toUpperCase(Locale.ROOT));
                case "--found" -> found = Optional.of(Path.of(value));
                case "--json" -> json = Optional.of(Path.of(value));
                case "--examples" -> examples = Integer.parseInt(value);
                case "--scan-seed" -> seed = Long.parseLong(value);
                case "--scan-rate" -> rate = Double.parseDouble(value);
                default -> throw new IllegalArgumentException(option + ": there is no such option");
            }
        }
        return new EvaluationOptions(files, variants, policy, found, json, examples, seed, rate);
    }
}
