package health.pratique.kit;

import java.time.Duration;
import java.util.Map;

/** Where a function's figures go. */
public interface MetricSink {

    /**
     * One step of one document is over.
     *
     * @param outcome SUCCESS, REFUSED or FAILED
     */
    void step(String step, String outcome, Duration duration);

    /**
     * Texts were searched for PHI. A sink of durations alone need not listen.
     *
     * @param characters of all texts, in UTF-16 units
     * @param asked how many of them Comprehend Medical was asked about: that share is the bill
     */
    default void searched(long characters, long asked) {}

    /**
     * A sweep is over. A sink of durations alone need not listen.
     *
     * @param counts by what was done, such as {@code RETRACTED}
     */
    default void swept(Map<String, Integer> counts) {}

    /**
     * HealthAPI refused somebody. A sink of durations alone need not listen.
     *
     * @param code why, such as {@code EXPIRED}
     */
    default void refused(String code) {}

    /**
     * A partner has used that much of its plan's month. A sink of durations alone need not listen.
     *
     * @param percent 80 or 100
     */
    default void quotaReached(int percent) {}

    /**
     * Privacy requests were counted. A sink of durations alone need not listen.
     *
     * @param soon due within seven days
     * @param overdue past their term
     */
    default void privacyRequestsDue(int soon, int overdue) {}

    /**
     * A batch of the intake stream is over. A sink of durations alone need not listen.
     *
     * @param placed records that are objects in the intake bucket now
     * @param kept records that could not be placed, and are kept as they came
     */
    default void streamed(int placed, int kept) {}
}
