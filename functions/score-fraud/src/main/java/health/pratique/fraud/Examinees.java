package health.pratique.fraud;

import health.pratique.fraud.workload.AttackShape;
import health.pratique.fraud.workload.Routine;
import health.pratique.fraud.workload.Workload;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Vectors that a forest is examined with before it may judge, drawn once and shipped: invented actors that are in no forest and in no
 * evaluation, and attacks that come over such.
 */
record Examinees(List<FeatureVector> ordinary, Map<AttackShape, List<FeatureVector>> attacks) {

    /** Above those of the forest, below those of evaluations. */
    static final long FIRST_SEED = 500_000;

    private static final int ORDINARY = 2_048;
    private static final int OF_A_SHAPE = 96;
    private static final int ACTORS_OF_A_ROUTINE = 8;
    private static final int ATTACKS_OF_A_SHAPE = 6;
    private static final String RESOURCE = "examinees.txt";
    private static final String ORDINARY_NAME = "ORDINARY";

    List<FeatureVector> attacks(AttackShape shape) {
        return attacks.getOrDefault(shape, List.of());
    }

    static Examinees shipped() {
        List<FeatureVector> ordinary = new ArrayList<>();
        Map<AttackShape, List<FeatureVector>> attacks = new EnumMap<>(AttackShape.class);
        for (String line : OrdinaryActivity.lines(RESOURCE)) {
            String[] named = line.split(" ", 2);
            FeatureVector vector = OrdinaryActivity.read(named[1]);
            if (ORDINARY_NAME.equals(named[0])) {
                ordinary.add(vector);
            } else {
                attacks.computeIfAbsent(AttackShape.valueOf(named[0]), shape -> new ArrayList<>())
                        .add(vector);
            }
        }
        return new Examinees(ordinary, attacks);
    }

    static List<FeatureVector> drawn(Routine routine) {
        return drawn(
                Stream.iterate(0, actor -> actor + 1)
                        .limit(ACTORS_OF_A_ROUTINE)
                        .map(actor -> Workload.ordinary(routine, FIRST_SEED + 1_000L * routine.ordinal() + actor)),
                false,
                ORDINARY / Routine.values().length);
    }

    static List<FeatureVector> drawn(AttackShape shape) {
        return drawn(
                Stream.iterate(0, attack -> attack + 1)
                        .limit(ATTACKS_OF_A_SHAPE)
                        .map(attack ->
                                Workload.attacked(shape, FIRST_SEED + 100_000 + 1_000L * shape.ordinal() + attack)),
                true,
                OF_A_SHAPE);
    }

    private static List<FeatureVector> drawn(Stream<Workload> workloads, boolean attacks, int count) {
        List<FeatureVector> vectors = new ArrayList<>();
        workloads.forEach(workload -> Playback.of(workload, vector -> 0, TrafficNorms.USUAL, 1).stream()
                .filter(judged -> judged.event().attack() == attacks)
                .map(Playback.Judged::vector)
                .forEach(vectors::add));
        Collections.shuffle(vectors, new Random(count));
        return vectors.subList(0, Math.min(count, vectors.size()));
    }

    /** Writes the resource. */
    public static void main(String[] arguments) throws IOException {
        try (PrintStream out = new PrintStream(arguments[0], StandardCharsets.UTF_8)) {
            for (Routine routine : Routine.values()) {
                drawn(routine)
                        .forEach(vector -> out.print(ORDINARY_NAME + " " + OrdinaryActivity.written(vector) + "\n"));
            }
            for (AttackShape shape : AttackShape.values()) {
                drawn(shape).forEach(vector -> out.print(shape + " " + OrdinaryActivity.written(vector) + "\n"));
            }
        }
    }
}
