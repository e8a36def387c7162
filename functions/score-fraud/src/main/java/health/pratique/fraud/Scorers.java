package health.pratique.fraud;

import health.pratique.model.Custodian;

/** Which scorer judges whose documents. Thread-safe. */
interface Scorers extends AutoCloseable {

    AnomalyScorer of(Custodian custodian);

    /** The very scorer that gave a score, where it can still be had; otherwise the one that judges now. */
    AnomalyScorer named(Custodian custodian, String model);

    @Override
    void close();

    /** One scorer for everybody. */
    static Scorers always(AnomalyScorer scorer) {
        return new Scorers() {
            @Override
            public AnomalyScorer of(Custodian custodian) {
                return scorer;
            }

            @Override
            public AnomalyScorer named(Custodian custodian, String model) {
                return scorer;
            }

            @Override
            public void close() {
                scorer.close();
            }
        };
    }
}
