package health.pratique.local.cloud.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.local.cloud.template.RuleResource;
import health.pratique.local.cloud.template.RuleTarget;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/** One event to one target: tried with growing pauses for as long as the target's retry policy allows, then dead-lettered. */
final class Delivery {

    private static final Logger LOG = Logger.getLogger(Delivery.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

    private final EventTargets targets;

    Delivery(EventTargets targets) {
        this.targets = targets;
    }

    /** Whether it is settled: taken, dead-lettered or dropped. Not settled: this thread was interrupted. */
    boolean settle(RuleResource rule, RuleTarget target, ObjectNode event) {
        Instant deadline = Instant.now().plus(target.retryPolicy().maximumEventAge());
        try {
            for (int attempt = 0; ; attempt++) {
                try {
                    deliver(rule, target, event);
                    return true;
                } catch (DeliveryFailed failure) {
                    Optional<String> exhausted = exhausted(target, failure, attempt, deadline);
                    if (exhausted.isPresent()) {
                        return giveUp(rule, target, event, failure, attempt, exhausted.get());
                    }
                    Thread.sleep(pause(attempt));
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void deliver(RuleResource rule, RuleTarget target, ObjectNode event)
            throws DeliveryFailed, InterruptedException {
        try {
            String input = InputTransformation.apply(target.input(), event, rule.name());
            targets.deliver(rule, target, deliveryId(event, rule, target), input);
        } catch (RuntimeException bug) {
            // An event must not stay undelivered without a trace because of what it or its rule holds.
            throw new DeliveryFailed(bug.getClass().getSimpleName(), false);
        }
    }

    /** The same for a repeated delivery, so that a target which knows names starts nothing twice. */
    private static String deliveryId(ObjectNode event, RuleResource rule, RuleTarget target) {
        byte[] which = (rule.name() + "/" + target.id()).getBytes(StandardCharsets.UTF_8);
        return event.path("id").asText() + "_" + UUID.nameUUIDFromBytes(which);
    }

    private static Optional<String> exhausted(
            RuleTarget target, DeliveryFailed failure, int attempt, Instant deadline) {
        if (!failure.worthRetrying()) {
            return Optional.of("NotRetryable");
        }
        if (attempt >= target.retryPolicy().maximumRetryAttempts()) {
            return Optional.of("MaximumRetryAttempts");
        }
        return Instant.now().isAfter(deadline) ? Optional.of("MaximumEventAgeInSeconds") : Optional.empty();
    }

    private static Duration pause(int attempt) {
        long longest = Math.min(LONGEST_PAUSE.toMillis(), FIRST_PAUSE.toMillis() << Math.min(attempt, 20));
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(longest / 2, longest + 1));
    }

    private boolean giveUp(
            RuleResource rule,
            RuleTarget target,
            ObjectNode event,
            DeliveryFailed failure,
            int attempt,
            String exhausted)
            throws InterruptedException {
        if (target.deadLetterArn().isEmpty()) {
            LOG.errorf(
                    "Rule %s could not deliver an event to %s and has no dead-letter queue: the event is dropped.",
                    rule.name(), target.id());
            return true;
        }
        Map<String, String> attributes = Map.of(
                "RULE_ARN", rule.arn(),
                "TARGET_ARN", target.arn(),
                "ERROR_CODE", failure.errorCode(),
                "RETRY_ATTEMPTS", Integer.toString(attempt),
                "EXHAUSTED_RETRY_CONDITION", exhausted);
        for (int again = 0; ; again++) {
            try {
                targets.deadLetter(rule, target.deadLetterArn().get(), event.toString(), attributes);
                return true;
            } catch (DeliveryFailed queueFailed) {
                if (!queueFailed.worthRetrying()) {
                    LOG.errorf("The dead-letter queue of rule %s takes nothing: the event is dropped.", rule.name());
                    return true;
                }
                // Nothing is dropped for a queue that has a bad moment.
                Thread.sleep(pause(again));
            }
        }
    }
}
