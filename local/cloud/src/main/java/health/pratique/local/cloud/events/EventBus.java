package health.pratique.local.cloud.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.local.cloud.journal.Journal;
import health.pratique.local.cloud.template.RuleResource;
import health.pratique.local.cloud.template.RuleTarget;
import health.pratique.local.cloud.template.TemplateInvalid;
import health.pratique.local.cloud.wire.Outstanding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.event.ruler.Machine;

/**
 * The default event bus. An accepted event is in the journal before {@link #put} returns, and leaves it when every matching
 * target has taken it, or its dead-letter queue has, or there is neither. At least once, in no order, as EventBridge has it.
 */
public final class EventBus implements AutoCloseable {

    /** Events under way; from there on {@link #put} waits, and with it who uploads. */
    private static final int MAX_UNDER_WAY = 10_000;

    private final Map<String, RuleResource> rules = new LinkedHashMap<>();
    private final Machine matcher = Machine.builder().build();
    private final Delivery delivery;
    private final Journal journal;
    private final Outstanding outstanding;
    private final Semaphore room = new Semaphore(MAX_UNDER_WAY);
    private final ExecutorService deliveries = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("event-", 0).factory());

    /** @throws TemplateInvalid naming the rule whose pattern EventBridge would refuse */
    public EventBus(List<RuleResource> rules, EventTargets targets, Journal journal, Outstanding outstanding) {
        for (RuleResource rule : rules) {
            try {
                matcher.addRule(rule.name(), rule.eventPattern());
            } catch (IOException | RuntimeException e) {
                throw new TemplateInvalid(rule.logicalId() + ".EventPattern", "is not an event pattern");
            }
            this.rules.put(rule.name(), rule);
        }
        this.delivery = new Delivery(targets);
        this.journal = journal;
        this.outstanding = outstanding;
    }

    /** Accepts an event that has its {@code id}. Blocks while too many are under way. */
    public void put(ObjectNode event) {
        List<RuleResource> matching = matching(event);
        if (matching.isEmpty()) {
            return;
        }
        room.acquireUninterruptibly();
        try {
            journal.begin(event.path("id").asText(), event);
        } catch (RuntimeException e) {
            room.release();
            throw e;
        }
        deliver(event, matching);
    }

    /** Goes on with what an earlier run accepted and did not deliver. */
    public void resume() {
        for (JsonNode unfinished : journal.unfinished().values()) {
            if (unfinished instanceof ObjectNode event) {
                room.acquireUninterruptibly();
                deliver(event, matching(event));
            }
        }
    }

    private List<RuleResource> matching(ObjectNode event) {
        List<RuleResource> matching = new ArrayList<>();
        for (String name : matcher.rulesForJSONEvent(event)) {
            Optional.ofNullable(rules.get(name)).ifPresent(matching::add);
        }
        return matching;
    }

    private void deliver(ObjectNode event, List<RuleResource> matching) {
        outstanding.begin();
        int targets = matching.stream().mapToInt(rule -> rule.targets().size()).sum();
        String id = event.path("id").asText();
        Countdown unsettled = new Countdown(targets, () -> journal.end(id));
        Countdown running = new Countdown(targets, this::finished);
        for (RuleResource rule : matching) {
            for (RuleTarget target : rule.targets()) {
                start(rule, target, event, unsettled, running);
            }
        }
    }

    private void start(RuleResource rule, RuleTarget target, ObjectNode event, Countdown unsettled, Countdown running) {
        try {
            deliveries.execute(() -> {
                try {
                    if (delivery.settle(rule, target, event)) {
                        unsettled.one();
                    }
                } finally {
                    running.one();
                }
            });
        } catch (RejectedExecutionException closed) {
            // The journal has it for the next start.
            running.one();
        }
    }

    /** Runs something when the last of so many is done, at once when there are none. */
    private record Countdown(AtomicInteger left, Runnable last) {

        Countdown(int count, Runnable last) {
            this(new AtomicInteger(count + 1), last);
            one();
        }

        void one() {
            if (left.decrementAndGet() == 0) {
                last.run();
            }
        }
    }

    private void finished() {
        room.release();
        outstanding.end();
    }

    /** Gives up what is under way; the journal has it. */
    @Override
    public void close() {
        deliveries.shutdownNow();
        deliveries.close();
        journal.close();
    }
}
