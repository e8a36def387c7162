package health.pratique.model;

import java.util.List;

/**
 * How unusual the submission is.
 *
 * @param score 0 (usual) to 1
 * @param threshold from which on the document is held
 * @param model the scorer and its version
 */
public record FraudOutcome(double score, double threshold, List<FraudSignal> signals, String model) {

    public FraudOutcome {
        signals = List.copyOf(signals);
    }

    public boolean suspected() {
        return score >= threshold;
    }
}
