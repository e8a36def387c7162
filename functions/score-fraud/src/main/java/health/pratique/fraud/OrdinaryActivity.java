package health.pratique.fraud;

import health.pratique.fraud.workload.Routine;
import health.pratique.fraud.workload.Workload;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/**
 * What windows of ordinary actors look like before an installation has any: vectors of invented ones, drawn once and shipped, because
 * playing three weeks of fifty actors through takes longer than a function may take to start.
 */
final class OrdinaryActivity {

    /** The actors of these seeds are in the forest; none of them is in any evaluation. */
    static final long FIRST_SEED = 1_000;

    static final int ACTORS_OF_A_ROUTINE = 10;

    private static final int VECTORS = 3_072;
    private static final String RESOURCE = "ordinary-activity.txt";

    private OrdinaryActivity() {}

    /** In a random order that is always the same. */
    static List<FeatureVector> shipped() {
        return lines(RESOURCE).stream().map(OrdinaryActivity::read).toList();
    }

    static List<String> lines(String resource) {
        try (InputStream in = Objects.requireNonNull(
                        OrdinaryActivity.class.getResourceAsStream(resource), "the vectors are missing");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the vectors cannot be read", unreadable);
        }
    }

    /** Draws them anew. */
    static List<FeatureVector> drawn() {
        List<FeatureVector> vectors = new ArrayList<>();
        for (Routine routine : Routine.values()) {
            vectors.addAll(drawn(routine));
        }
        Collections.shuffle(vectors, new Random(FIRST_SEED));
        return vectors;
    }

    static List<FeatureVector> drawn(Routine routine) {
        List<FeatureVector> vectors = new ArrayList<>();
        for (int actor = 0; actor < ACTORS_OF_A_ROUTINE; actor++) {
            long seed = FIRST_SEED + 100L * routine.ordinal() + actor;
            Playback.of(Workload.ordinary(routine, seed), vector -> 0, TrafficNorms.USUAL, 1).stream()
                    .map(Playback.Judged::vector)
                    .forEach(vectors::add);
        }
        Collections.shuffle(vectors, new Random(routine.ordinal()));
        return vectors.subList(0, VECTORS / Routine.values().length);
    }

    /** The features of the windows, to three decimals. */
    static String written(FeatureVector vector) {
        StringBuilder line = new StringBuilder();
        for (float value : vector.toFloats(Feature.Group.WINDOWS)) {
            line.append(line.isEmpty() ? "" : " ").append(Math.round(value * 1_000));
        }
        return line.toString();
    }

    static FeatureVector read(String line) {
        String[] thousandths = line.split(" ");
        FeatureVector vector = FeatureVector.of(SourceHistory.NONE, TrafficNorms.USUAL);
        int next = 0;
        for (Feature feature : Feature.of(Feature.Group.WINDOWS).toList()) {
            vector = vector.with(feature, Integer.parseInt(thousandths[next++]) / 1_000.0);
        }
        return vector;
    }

    /** Writes the resource. */
    public static void main(String[] arguments) throws IOException {
        try (PrintStream out = new PrintStream(arguments[0], StandardCharsets.UTF_8)) {
            drawn().forEach(vector -> out.print(written(vector) + "\n"));
        }
    }
}
