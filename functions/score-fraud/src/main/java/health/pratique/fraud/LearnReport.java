package health.pratique.fraud;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;

/**
 * What a run of the learner came to.
 *
 * @param custodians how many forests were looked at, by what came of it
 */
@RegisterForReflection
public record LearnReport(Map<String, Integer> custodians) {

    public LearnReport {
        custodians = Map.copyOf(custodians);
    }
}
