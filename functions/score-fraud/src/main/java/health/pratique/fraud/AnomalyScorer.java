package health.pratique.fraud;

import health.pratique.fault.TransientFault;

/** Says how odd a vector is beside ordinary traffic. The same vector gets the same answer. Thread-safe. */
sealed interface AnomalyScorer extends AutoCloseable permits ForestScorer, EndpointScorer {

    /** @throws TransientFault SCORER_UNAVAILABLE */
    Anomaly score(FeatureVector vector);

    /** The scorer and its version, as the outcome names it. */
    String model();

    @Override
    default void close() {}
}
