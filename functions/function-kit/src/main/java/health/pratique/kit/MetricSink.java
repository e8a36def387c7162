package health.pratique.kit;

import java.time.Duration;

/** Where a function's figures go. */
public interface MetricSink {

    /**
     * One step of one document is over.
     *
     * @param outcome SUCCESS, REFUSED or FAILED
     */
    void step(String step, String outcome, Duration duration);
}
