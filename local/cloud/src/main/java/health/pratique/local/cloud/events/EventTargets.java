package health.pratique.local.cloud.events;

import health.pratique.local.cloud.template.RuleResource;
import health.pratique.local.cloud.template.RuleTarget;
import java.util.Map;

/** What a bus delivers to. Implementations are thread-safe. */
public interface EventTargets {

    /**
     * Hands an event over. The same delivery may come twice, under the same id.
     *
     * @param deliveryId at most 80 characters, good as an execution name
     * @param input JSON
     */
    void deliver(RuleResource rule, RuleTarget target, String deliveryId, String input)
            throws DeliveryFailed, InterruptedException;

    /** Puts an event that could not be delivered into a queue. */
    void deadLetter(RuleResource rule, String queueArn, String event, Map<String, String> attributes)
            throws DeliveryFailed;
}
