package health.pratique.fraud;

import health.pratique.fraud.workload.AttackShape;
import health.pratique.fraud.workload.Routine;
import health.pratique.fraud.workload.Workload;
import health.pratique.fraud.workload.WorkloadEvent;
import health.pratique.kit.activity.Activity;
import health.pratique.kit.activity.ActivityView;
import health.pratique.kit.activity.ActivityWindows;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * How well the scorer tells invented attacks from invented ordinary traffic, at the shipped threshold. The actors are other ones than
 * those that the forest grew from: no seed is in both.
 *
 * @param ordinary scores by character, of actors that nobody attacks
 * @param attacks by shape
 */
public record FraudEvaluation(Map<Routine, double[]> ordinary, Map<AttackShape, List<Episode>> attacks) {

    /** The default of {@code PRATIQUE_FRAUD_THRESHOLD}. */
    public static final double THRESHOLD = 0.80;

    /** Seeds from here on are in no forest. */
    public static final long FIRST_SEED = 1_000_000;

    /**
     * One attack.
     *
     * @param scores of its events that were scored, in order
     * @param events all of it, those too that were denied or refused before they were scored
     * @param firstAlarm the number of the first event that was held, of all; 0 when none was
     * @param bystanders scores of the actor's own events from the attack's begin to its end
     */
    public record Episode(double[] scores, int events, int firstAlarm, double[] bystanders) {}

    /** @param each actors of each character, and attacks of each shape */
    public static FraudEvaluation of(int each, long seed, Consumer<String> progress) {
        AnomalyScorer scorer = new ForestScorer(TrafficNorms.USUAL);
        Map<Routine, double[]> ordinary = new EnumMap<>(Routine.class);
        for (Routine routine : Routine.values()) {
            progress.accept("ordinary: " + routine);
            List<Double> scores = new ArrayList<>();
            for (int actor = 0; actor < each; actor++) {
                played(Workload.ordinary(routine, seed + 1_000L * routine.ordinal() + actor), scorer)
                        .forEach(judged -> scores.add(judged.score()));
            }
            ordinary.put(routine, array(scores));
        }
        Map<AttackShape, List<Episode>> attacks = new EnumMap<>(AttackShape.class);
        for (AttackShape shape : AttackShape.values()) {
            progress.accept("attack: " + shape);
            List<Episode> episodes = new ArrayList<>();
            for (int attack = 0; attack < each; attack++) {
                Workload workload = Workload.attacked(shape, seed + 500_000 + 1_000L * shape.ordinal() + attack);
                episodes.add(episode(workload, played(workload, scorer)));
            }
            attacks.put(shape, episodes);
        }
        return new FraudEvaluation(ordinary, attacks);
    }

    private static List<Playback.Judged> played(Workload workload, AnomalyScorer scorer) {
        return Playback.of(workload, vector -> scorer.score(vector).score(), TrafficNorms.USUAL, THRESHOLD);
    }

    private static Episode episode(Workload workload, List<Playback.Judged> judged) {
        List<WorkloadEvent> attack =
                workload.events().stream().filter(WorkloadEvent::attack).toList();
        Instant begin = attack.getFirst().activity().at();
        Instant end = attack.getLast().activity().at();
        Set<String> held = new HashSet<>();
        List<Double> scores = new ArrayList<>();
        List<Double> bystanders = new ArrayList<>();
        for (Playback.Judged one : judged) {
            Activity activity = one.event().activity();
            if (one.event().attack()) {
                scores.add(one.score());
                if (one.score() >= THRESHOLD) {
                    held.add(activity.id());
                }
            } else if (!activity.at().isBefore(begin) && !activity.at().isAfter(end)) {
                bystanders.add(one.score());
            }
        }
        int first = 0;
        for (int i = 0; i < attack.size() && first == 0; i++) {
            first = held.contains(attack.get(i).activity().id()) ? i + 1 : 0;
        }
        return new Episode(array(scores), attack.size(), first, array(bystanders));
    }

    /** Of all ordinary events, in order. */
    public double[] ordinaryScores() {
        return ordinary.values().stream()
                .flatMapToDouble(Arrays::stream)
                .sorted()
                .toArray();
    }

    public double[] attackScores(AttackShape shape) {
        return attacks.getOrDefault(shape, List.of()).stream()
                .flatMapToDouble(episode -> Arrays.stream(episode.scores()))
                .toArray();
    }

    /** Of all attacks, each event as much as any other. */
    public double[] attackScores() {
        return Arrays.stream(AttackShape.values())
                .flatMapToDouble(shape -> Arrays.stream(attackScores(shape)))
                .toArray();
    }

    /** The probability that an attack's event scores higher than an ordinary one; ties count half. */
    public static double areaUnderCurve(double[] sortedOrdinary, double[] attack) {
        double sum = 0;
        for (double score : attack) {
            sum += (below(sortedOrdinary, score, false) + below(sortedOrdinary, score, true)) / 2.0;
        }
        return sum / attack.length / sortedOrdinary.length;
    }

    /** Share that is held from this score on. */
    public static double shareFrom(double threshold, double[] scores) {
        return Arrays.stream(scores).filter(score -> score >= threshold).count() / (double) Math.max(1, scores.length);
    }

    private static int below(double[] sorted, double score, boolean orEqual) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < score || (orEqual && sorted[middle] == score)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * What a document waits for: its windows are read, it is scored and counted.
     *
     * @param windows over a real table
     */
    public static List<Duration> times(ActivityWindows windows, int documents, long seed) {
        AnomalyScorer scorer = new ForestScorer(TrafficNorms.USUAL);
        List<Duration> times = new ArrayList<>();
        List<WorkloadEvent> events = Workload.ordinary(Routine.HOSPITAL, seed).events();
        for (WorkloadEvent event : events.subList(0, Math.min(documents, events.size()))) {
            Activity activity = event.activity();
            long started = System.nanoTime();
            ActivityView before = windows.before(activity);
            Evidence evidence = Evidence.of(
                    SourceHistory.NONE,
                    before.actors().stream().map(actor -> actor.with(activity)).toList(),
                    activity,
                    TrafficNorms.USUAL);
            double score = scorer.score(FeatureVector.of(evidence)).score();
            windows.count(activity, before, score >= THRESHOLD, Optional.empty());
            times.add(Duration.ofNanos(System.nanoTime() - started));
        }
        return times;
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(value -> value).toArray();
    }
}
