package health.pratique.fraud;

import health.pratique.fault.PipelineFault;
import health.pratique.kit.MetricSink;
import health.pratique.model.Custodian;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A forest for each custodian: what it has learned, restored when its first document comes and looked for again every {@link #FRESH}.
 * Where there is nothing to restore, the forests judge that every installation begins with; that is told, and no document waits for it.
 */
final class LearnedScorers implements Scorers {

    /** How long a function may go by what it read last. */
    static final Duration FRESH = Duration.ofMinutes(10);

    /** A restored forest takes about a megabyte. */
    private static final int MOST_KEPT = 64;

    private static final String STEP = "RestoreForest";

    private final LearnedForests forests;
    private final OrdinaryForests ordinary;
    private final AnomalyScorer beginner;
    private final MetricSink metrics;
    private final InstantSource clock;
    private final Map<Custodian, Kept> kept = new ConcurrentHashMap<>();

    private record Kept(AnomalyScorer scorer, long number, Instant at) {}

    LearnedScorers(LearnedForests forests, OrdinaryForests ordinary, MetricSink metrics, InstantSource clock) {
        this.forests = forests;
        this.ordinary = ordinary;
        this.beginner = new ForestScorer(ordinary);
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    public AnomalyScorer of(Custodian custodian) {
        Instant now = clock.instant();
        Kept known = kept.get(custodian);
        if (known != null && now.isBefore(known.at().plus(FRESH))) {
            return known.scorer();
        }
        Kept fresh = told(custodian, Optional.ofNullable(known).orElse(new Kept(beginner, 0, now)));
        if (kept.size() >= MOST_KEPT) {
            kept.clear();
        }
        kept.put(custodian, new Kept(fresh.scorer(), fresh.number(), now));
        return fresh.scorer();
    }

    @Override
    public AnomalyScorer named(Custodian custodian, String model) {
        AnomalyScorer now = of(custodian);
        if (now.model().equals(model)) {
            return now;
        }
        if (beginner.model().equals(model)) {
            return beginner;
        }
        try {
            Optional<LearnedForest> found = forests.find(custodian, LearnedForest.number(model))
                    .filter(forest -> forest.model().equals(model));
            return found.isEmpty() ? now : scorer(found.get());
        } catch (ForestUnreadable gone) {
            return now;
        }
    }

    @Override
    public void close() {
        // Nothing is open.
    }

    /** @param known what judged until now */
    private Kept told(Custodian custodian, Kept known) {
        long started = System.nanoTime();
        String outcome = "FAILED";
        try {
            OptionalLong newest = forests.newest(custodian);
            if (newest.isEmpty()) {
                outcome = "MISSING";
                return known;
            }
            Kept fresh = newest.getAsLong() == known.number() ? known : restored(custodian, newest.getAsLong(), known);
            outcome = "SUCCESS";
            return fresh;
        } catch (ForestUnreadable unfit) {
            outcome = "REFUSED";
            return new Kept(beginner, known.number(), known.at());
        } catch (PipelineFault away) {
            // What judged until now judges on: no document waits for a forest that is only a little better.
            return known;
        } finally {
            metrics.step(STEP, outcome, Duration.ofNanos(System.nanoTime() - started));
        }
    }

    private Kept restored(Custodian custodian, long number, Kept known) throws ForestUnreadable {
        Optional<LearnedForest> found = forests.find(custodian, number);
        return found.isEmpty() ? known : new Kept(scorer(found.get()), number, known.at());
    }

    private AnomalyScorer scorer(LearnedForest learned) throws ForestUnreadable {
        return new ForestScorer(ordinary, learned.restored(), learned.model());
    }
}
