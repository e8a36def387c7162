package health.pratique.local.cli.bench;

import health.pratique.fraud.ShippedForest;
import health.pratique.local.cli.CommandFailed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
record ForestCosts(int stateBytes, Duration grown, Duration restored, Duration score) {

    private static final int STARTS = 5;
    private static final int SCORES = 4_000;

    /** @throws CommandFailed when there is no room for a file, or the application cannot be started a second time */
    static ForestCosts measured() {
        ShippedForest forest = ShippedForest.grown();
        byte[] saved = forest.saved();
        try {
            Path file = Files.createTempFile("forest", ".state");
            try {
                Files.write(file, saved);
                return new ForestCosts(
                        saved.length,
                        median(starts(List.of())),
                        median(starts(List.of(file.toString()))),
                        score(forest));
            } finally {
                Files.delete(file);
            }
        } catch (IOException unwritable) {
            throw new CommandFailed("the forest cannot be timed without a temporary file: free some disk space");
        }
    }

    /** This application again, which is one jar on the class path: the others are named in it. */
    private static long[] starts(List<String> arguments) throws IOException {
        List<String> command = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-jar",
                                System.getProperty("java.class.path"),
                                "bench",
                                ForestStartCommand.NAME),
                        arguments.stream())
                .toList();
        long[] times = new long[STARTS];
        for (int start = 0; start < STARTS; start++) {
            times[start] = printed(new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start());
        }
        return times;
    }

    private static long printed(Process start) throws IOException {
        try (var out = start.getInputStream()) {
            return Long.parseLong(new String(out.readAllBytes(), StandardCharsets.UTF_8).strip());
        } catch (NumberFormatException silent) {
            throw new CommandFailed("the application cannot start itself to time a forest: run it by ./pratique");
        }
    }

    private static Duration score(ShippedForest forest) {
        long[] times = IntStream.range(0, SCORES)
                .mapToLong(number -> {
                    long started = System.nanoTime();
                    forest.scoreWithReasons(number);
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
