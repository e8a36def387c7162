package health.pratique.fraud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the forest over the windows costs: where a function starts, with and without one that was saved, and for each document.
 *
 * @param stateBytes of a saved one
 * @param grown median of starts, each in a Java of its own, until one that was grown gives its first score
 * @param restored the same, for one that was read from its state
 * @param score median of a score with its attribution, in a Java that is warm
 */
public record ForestCosts(int stateBytes, Duration grown, Duration restored, Duration score) {

    private static final int STARTS = 5;
    private static final int SCORES = 4_000;

    private static final TrafficNorms NORMS = new TrafficNorms(6_000, ZoneOffset.UTC);

    public static ForestCosts measured() {
        OrdinaryForests ordinary = new OrdinaryForests(NORMS);
        byte[] state = ordinary.windows().state();
        Calibration calibration = ordinary.windows().calibration();
        try {
            Path file = Files.createTempFile("forest", ".state");
            try {
                Files.write(file, state);
                return new ForestCosts(
                        state.length,
                        median(starts(List.of("grow"))),
                        median(starts(List.of(
                                file.toString(),
                                Double.toString(calibration.mean()),
                                Double.toString(calibration.deviation())))),
                        score(ordinary));
            } finally {
                Files.delete(file);
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException("a forest cannot be timed without a temporary file", unwritable);
        }
    }

    /** One start: prints the nanoseconds until the forest gave its first score. */
    public static void main(String[] arguments) throws IOException, ForestUnreadable {
        FeatureVector vector = FeatureVector.of(SourceHistory.NONE, NORMS);
        long started = System.nanoTime();
        GrownForest forest = arguments.length == 1
                ? new OrdinaryForests(NORMS).windows()
                : GrownForest.restored(
                        Feature.Group.WINDOWS,
                        Files.readAllBytes(Path.of(arguments[0])),
                        Calibration.of(
                                Double.parseDouble(arguments[1]),
                                Double.parseDouble(arguments[2]),
                                Feature.Group.WINDOWS));
        forest.score(vector);
        System.out.println(System.nanoTime() - started);
    }

    private static long[] starts(List<String> arguments) throws IOException {
        List<String> command = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                ForestCosts.class.getName()),
                        arguments.stream())
                .toList();
        long[] times = new long[STARTS];
        for (int start = 0; start < STARTS; start++) {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (var out = process.getInputStream()) {
                times[start] = Long.parseLong(new String(out.readAllBytes(), StandardCharsets.UTF_8).strip());
            }
        }
        return times;
    }

    private static Duration score(OrdinaryForests ordinary) {
        List<FeatureVector> vectors = ordinary.unseen();
        GrownForest forest = ordinary.windows();
        long[] times = IntStream.range(0, SCORES)
                .mapToLong(i -> {
                    FeatureVector vector = vectors.get(i % vectors.size());
                    long started = System.nanoTime();
                    forest.score(vector);
                    forest.weights(vector);
                    return System.nanoTime() - started;
                })
                .toArray();
        return median(Arrays.copyOfRange(times, SCORES / 2, SCORES));
    }

    private static Duration median(long[] nanos) {
        return Duration.ofNanos(
                Arrays.stream(nanos).sorted().skip(nanos.length / 2).findFirst().orElse(0));
    }
}
