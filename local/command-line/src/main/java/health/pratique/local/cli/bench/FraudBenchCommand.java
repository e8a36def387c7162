package health.pratique.local.cli.bench;

import health.pratique.fraud.FraudEvaluation;
import health.pratique.fraud.FraudEvaluation.Episode;
import health.pratique.fraud.workload.AttackShape;
import health.pratique.fraud.workload.Routine;
import health.pratique.kit.activity.StoredWindows;
import health.pratique.local.cli.CommandFailed;
import health.pratique.local.cli.Connection;
import health.pratique.local.cli.PlatformOption;
import health.pratique.local.cli.platform.Platform;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How well fraud scoring tells attacks from ordinary traffic, and what a document waits for it. */
@Command(
        name = "fraud",
        description = "Invented ordinary traffic and eight attacks: area under the ROC curve, alarms, time of a score.",
        footer = {
            "",
            "Takes some minutes. The actors are other ones than those that the shipped forest grew from; the same seed",
            "gives the same figures on any machine, times apart.",
            "Example: ./pratique bench fraud --actors 4 --without-stores"
        })
final class FraudBenchCommand implements Callable<Integer> {

    private static final double AIM_AREA = 0.97;
    private static final double AIM_ALARMS = 0.005;
    private static final double[] THRESHOLDS = {0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99};
    private static final int WARM_UP = 500;

    @Spec
    private CommandSpec spec;

    @Mixin
    private PlatformOption platformOption;

    @Option(
            names = "--actors",
            defaultValue = "12",
            description = "Ordinary actors of each character, and attacks of each shape (default: 12).")
    private int actors;

    @Option(
            names = "--seed",
            defaultValue = "2000000",
            description = "Of the traffic, 1000000 or more (default: 2000000).")
    private long seed;

    @Option(names = "--documents", defaultValue = "3000", description = "To time over the table (default: 3000).")
    private int documents;

    @Option(names = "--without-stores", description = "Leave the times out.")
    private boolean withoutStores;

    @Override
    public Integer call() {
        if (actors < 1 || actors > 1_000 || seed < FraudEvaluation.FIRST_SEED) {
            throw new CommandFailed("--actors is 1 to 1000, --seed 1000000 or more: those below are in the forest");
        }
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter progress = spec.commandLine().getErr();
        FraudEvaluation evaluation = FraudEvaluation.of(actors, seed, step -> {
            progress.println(step);
            progress.flush();
        });
        out.printf(
                "%n%d ordinary actors and %d attacks, seed %d: three weeks each, judged from the tenth day on; held is"
                        + " what scores %.2f or more%n",
                actors * Routine.values().length,
                actors * AttackShape.values().length,
                seed,
                FraudEvaluation.THRESHOLD);
        boolean met = report(evaluation, out);
        costs(out);
        // What took minutes is told, whatever becomes of the platform that the times need.
        out.flush();
        if (!withoutStores) {
            times(out);
        }
        out.flush();
        return met ? 0 : 1;
    }

    private static boolean report(FraudEvaluation evaluation, PrintWriter out) {
        double[] ordinary = evaluation.ordinaryScores();
        double[] attacks = evaluation.attackScores();
        out.printf("%n%-22s %8s %8s %9s%n", "ordinary", "events", "held", "share");
        for (Routine routine : Routine.values()) {
            row(out, words(routine), evaluation.ordinary().getOrDefault(routine, new double[0]));
        }
        row(out, "all", ordinary);
        out.printf(
                "%n%-22s %8s %8s %7s %9s %12s %12s %10s%n",
                "attack", "scored", "AUC", "held", "noticed", "first held", "at worst", "own held");
        for (AttackShape shape : AttackShape.values()) {
            attack(out, shape, evaluation, ordinary);
        }
        out.println(
                "AUC: how often an event of the attack scores above an ordinary one (0.5 is no better than a coin).");
        out.println(
                "noticed: attacks of which anything was held; first held: after how many events, median and worst.");
        out.println("own held: of what the actor itself did while it was attacked.");
        double area = FraudEvaluation.areaUnderCurve(ordinary, attacks);
        double alarms = FraudEvaluation.shareFrom(FraudEvaluation.THRESHOLD, ordinary);
        double byShape = Arrays.stream(AttackShape.values())
                .mapToDouble(shape -> FraudEvaluation.areaUnderCurve(ordinary, evaluation.attackScores(shape)))
                .average()
                .orElse(0);
        out.printf("%n%9s %15s %12s%n", "threshold", "ordinary held", "attack held");
        for (double threshold : THRESHOLDS) {
            out.printf(
                    Locale.ROOT,
                    "%9.2f %14.2f%% %11.1f%%%n",
                    threshold,
                    100 * FraudEvaluation.shareFrom(threshold, ordinary),
                    100 * FraudEvaluation.shareFrom(threshold, attacks));
        }
        boolean met = area >= AIM_AREA && alarms <= AIM_ALARMS;
        out.printf(
                Locale.ROOT,
                "%nAUC over all events %.4f (aim %.2f), mean of the shapes %.4f; %.2f %% of ordinary events held"
                        + " (aim %.1f %% at most): %s%n",
                area,
                AIM_AREA,
                byShape,
                100 * alarms,
                100 * AIM_ALARMS,
                met ? "met" : "missed");
        return met;
    }

    private static void row(PrintWriter out, String name, double[] scores) {
        double share = FraudEvaluation.shareFrom(FraudEvaluation.THRESHOLD, scores);
        out.printf(
                Locale.ROOT,
                "%-22s %8d %8d %8.2f%%%n",
                name,
                scores.length,
                Math.round(share * scores.length),
                100 * share);
    }

    private static void attack(PrintWriter out, AttackShape shape, FraudEvaluation evaluation, double[] ordinary) {
        List<Episode> episodes = evaluation.attacks().getOrDefault(shape, List.of());
        double[] scores = evaluation.attackScores(shape);
        int[] first = episodes.stream()
                .mapToInt(Episode::firstAlarm)
                .filter(alarm -> alarm > 0)
                .sorted()
                .toArray();
        double[] bystanders = episodes.stream()
                .flatMapToDouble(episode -> Arrays.stream(episode.bystanders()))
                .toArray();
        out.printf(
                Locale.ROOT,
                "%-22s %8d %8.4f %6.1f%% %5d/%-3d %12s %12s %9.1f%%%n",
                words(shape),
                scores.length,
                FraudEvaluation.areaUnderCurve(ordinary, scores),
                100 * FraudEvaluation.shareFrom(FraudEvaluation.THRESHOLD, scores),
                first.length,
                episodes.size(),
                first.length == 0 ? "-" : "event " + first[first.length / 2],
                first.length == 0 ? "-" : "event " + first[first.length - 1],
                100 * FraudEvaluation.shareFrom(FraudEvaluation.THRESHOLD, bystanders));
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static void costs(PrintWriter out) {
        ForestCosts costs = ForestCosts.measured();
        out.printf(
                Locale.ROOT,
                "%na saved forest has %d KB; a start has its first score after %.0f ms with it, after %.0f ms without"
                        + " (medians of five starts); a score with its reasons takes %.2f ms%n",
                costs.stateBytes() / 1_000,
                costs.restored().toNanos() / 1e6,
                costs.grown().toNanos() / 1e6,
                costs.score().toNanos() / 1e6);
    }

    private void times(PrintWriter out) {
        try (Platform platform = Platform.start(platformOption.options(0, Optional.empty()), out);
                Connection connection = new Connection(platform.info())) {
            String table = connection.info().setting("PRATIQUE_ACTIVITY_TABLE");
            StoredWindows windows = new StoredWindows(connection.dynamo(), table);
            List<Duration> times = FraudEvaluation.times(windows, WARM_UP + documents, seed);
            Percentiles clock = Percentiles.of(times.subList(Math.min(WARM_UP, times.size()), times.size()));
            out.printf(
                    Locale.ROOT,
                    "%na document's windows read, scored and counted over DynamoDB Local: p50 %.2f ms, p95 %.2f ms,"
                            + " p99 %.2f ms; 4 calls of DynamoDB a document (1 batch read, 2 updates, 1 put)%n",
                    clock.p50(),
                    clock.p95(),
                    clock.p99());
        }
    }
}
