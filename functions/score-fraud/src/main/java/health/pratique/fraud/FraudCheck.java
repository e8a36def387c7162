package health.pratique.fraud;

import health.pratique.kit.StepResult;
import health.pratique.model.FraudOutcome;
import health.pratique.model.FraudSignal;
import health.pratique.model.PipelineState;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Scores a document beside the others of its source, and says why. A high score is an outcome, not a fault. */
@ApplicationScoped
public class FraudCheck {

    /** Below this, nothing stands out that would be worth a reviewer's time. */
    private static final double WORTH_A_REASON = 0.25;

    private static final double LEAST_SHARE = 0.05;

    private final SourceHistories histories;
    private final AnomalyScorer scorer;
    private final TrafficNorms norms;
    private final double threshold;

    FraudCheck(SourceHistories histories, AnomalyScorer scorer, TrafficNorms norms, FraudSettings settings) {
        if (!(settings.threshold() > 0 && settings.threshold() <= 1)) {
            throw new IllegalStateException("PRATIQUE_FRAUD_THRESHOLD must be above 0 and at most 1");
        }
        this.histories = histories;
        this.scorer = scorer;
        this.norms = norms;
        this.threshold = settings.threshold();
    }

    StepResult check(PipelineState state) {
        SourceHistory history = histories.of(state.accepted());
        FeatureVector vector = FeatureVector.of(history, norms);
        FraudOutcome outcome = outcome(history, scorer.score(vector));
        return StepResult.done(state.with(outcome), facts(outcome, vector));
    }

    private FraudOutcome outcome(SourceHistory history, Anomaly anomaly) {
        List<FraudSignal> signals = anomaly.score() < WORTH_A_REASON ? List.of() : signals(history, anomaly);
        return new FraudOutcome(anomaly.score(), threshold, signals, scorer.model());
    }

    private List<FraudSignal> signals(SourceHistory history, Anomaly anomaly) {
        return anomaly.shares().entrySet().stream()
                .filter(entry -> entry.getValue() >= LEAST_SHARE)
                .sorted(Map.Entry.<Feature, Double>comparingByValue(Comparator.reverseOrder()))
                .map(entry -> new FraudSignal(
                        entry.getKey().label(),
                        Math.round(entry.getValue() * 1_000) / 1_000.0,
                        SignalWords.reason(entry.getKey(), history, norms)))
                .toList();
    }

    /** The vector goes on record, so that a score can be computed again from the audit trail alone. */
    private static Map<String, String> facts(FraudOutcome outcome, FeatureVector vector) {
        Map<String, String> facts = new TreeMap<>();
        facts.put("score", Double.toString(outcome.score()));
        facts.put("threshold", Double.toString(outcome.threshold()));
        facts.put("model", outcome.model());
        for (Feature feature : Feature.values()) {
            facts.put(feature.label(), String.format(Locale.ROOT, "%.4f", vector.value(feature)));
        }
        return facts;
    }
}
