package health.pratique.fraud;

import health.pratique.kit.StepResult;
import health.pratique.kit.activity.Activity;
import health.pratique.kit.activity.ActivityEnd;
import health.pratique.kit.activity.ActivityView;
import health.pratique.kit.activity.ActivityWindows;
import health.pratique.kit.activity.ActorWindows;
import health.pratique.kit.activity.Submissions;
import health.pratique.model.Document;
import health.pratique.model.FraudOutcome;
import health.pratique.model.FraudSignal;
import health.pratique.model.PhiOutcome;
import health.pratique.model.PipelineState;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Scores a document beside the others of its source and of its submitter, says why, and counts it. A high score is an outcome,
 * not a fault. Done twice, it counts once and gives the same score: what the first time saw is kept with the count.
 */
@ApplicationScoped
public class FraudCheck {

    /** Below this, nothing stands out that would be worth a reviewer's time. */
    private static final double WORTH_A_REASON = 0.25;

    private static final double LEAST_SHARE = 0.05;

    private final SourceHistories histories;
    private final ActivityWindows windows;
    private final Scorers scorers;
    private final TrafficNorms norms;
    private final double threshold;

    FraudCheck(
            SourceHistories histories,
            ActivityWindows windows,
            Scorers scorers,
            TrafficNorms norms,
            FraudSettings settings) {
        if (!(settings.threshold() > 0 && settings.threshold() <= 1)) {
            throw new IllegalStateException("PRATIQUE_FRAUD_THRESHOLD must be above 0 and at most 1");
        }
        this.histories = histories;
        this.windows = windows;
        this.scorers = scorers;
        this.norms = norms;
        this.threshold = settings.threshold();
    }

    StepResult check(FraudRequest request) {
        PipelineState state = request.state();
        Document document = state.accepted();
        Activity activity = Submissions.of(document, request.event(), ActivityEnd.PASSED, content(state.phi()));
        ActivityView before = windows.before(activity);
        Evidence evidence = Evidence.of(histories.of(document), with(before, activity), activity, norms);
        Optional<ScoreNote> noted = before.note().flatMap(note -> ScoreNote.read(note, state.execution()));
        FeatureVector vector = noted.map(ScoreNote::vector).orElseGet(() -> FeatureVector.of(evidence));
        AnomalyScorer scorer = noted.map(note -> scorers.named(document.custodian(), note.model()))
                .orElseGet(() -> scorers.of(document.custodian()));
        FraudOutcome outcome = outcome(evidence, scorer.score(vector), scorer.model());
        ScoreNote note = new ScoreNote(state.execution(), scorer.model(), vector);
        windows.count(activity, before, outcome.suspected(), Optional.of(note.written()));
        return StepResult.done(state.with(outcome), facts(outcome, vector));
    }

    /** One that was counted already is among its windows. */
    private static List<ActorWindows> with(ActivityView before, Activity activity) {
        return before.counted()
                ? before.actors()
                : before.actors().stream().map(actor -> actor.with(activity)).toList();
    }

    private static @Nullable Long content(@Nullable PhiOutcome phi) {
        String sketch = phi == null ? null : phi.contentSketch();
        return sketch == null ? null : Long.parseUnsignedLong(sketch, 16);
    }

    private FraudOutcome outcome(Evidence evidence, Anomaly anomaly, String model) {
        List<FraudSignal> signals = anomaly.score() < WORTH_A_REASON ? List.of() : signals(evidence, anomaly);
        return new FraudOutcome(anomaly.score(), threshold, signals, model);
    }

    private static List<FraudSignal> signals(Evidence evidence, Anomaly anomaly) {
        return anomaly.shares().entrySet().stream()
                .filter(entry -> entry.getValue() >= LEAST_SHARE)
                .sorted(Map.Entry.<Feature, Double>comparingByValue(Comparator.reverseOrder()))
                .map(entry -> new FraudSignal(
                        entry.getKey().label(),
                        Math.round(entry.getValue() * 1_000) / 1_000.0,
                        SignalWords.reason(entry.getKey(), evidence)))
                .toList();
    }

    /** The vector goes on record, so that a score can be computed again from the audit trail alone. */
    private static Map<String, String> facts(FraudOutcome outcome, FeatureVector vector) {
        Map<String, String> facts = new TreeMap<>();
        facts.put("score", Double.toString(outcome.score()));
        facts.put("threshold", Double.toString(outcome.threshold()));
        facts.put("model", outcome.model());
        for (Feature feature : Feature.values()) {
            facts.put(feature.label(), Decimals.written(vector.value(feature)));
        }
        return facts;
    }
}
