package health.pratique.local.asl;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/** Does the work of a state that has Retry and Catch, again where a retrier says so. */
final class Recovery {

    private final RecoverableState state;
    private final Visit visit;
    private final Map<Retrier, Integer> used = new IdentityHashMap<>();

    Recovery(RecoverableState state, Visit visit) {
        this.state = state;
        this.visit = visit;
    }

    Departure run() throws StateFailed, InterruptedException {
        while (true) {
            try {
                return visit.leaveWithResult(state.exit(), work());
            } catch (StateFailed failure) {
                Optional<Duration> delay = nextDelay(failure.error());
                if (delay.isEmpty()) {
                    return caught(failure);
                }
                visit.strand()
                        .trace()
                        .record(new HistoryEvent.RetryWaiting(
                                state.name(), failure.error(), visit.countRetry(), delay.get()));
                visit.strand().execution().pause().sleep(delay.get());
            }
        }
    }

    private JsonNode work() throws StateFailed, InterruptedException {
        return switch (state) {
            case TaskState task -> new TaskCall(task, visit).run();
            case ParallelState parallel -> new ParallelRun(parallel, visit).run();
            case MapState map -> new MapRun(map, visit).run();
        };
    }

    /** The first retrier that matches decides; when it is used up, the error is not retried. */
    private Optional<Duration> nextDelay(String error) {
        return state.retriers().stream()
                .filter(retrier -> retrier.matches(error))
                .findFirst()
                .filter(retrier -> used.getOrDefault(retrier, 0) < retrier.maxAttempts())
                .map(retrier -> retrier.delay(
                        used.merge(retrier, 1, Integer::sum) - 1,
                        visit.strand().execution().random()));
    }

    private Departure caught(StateFailed failure) throws StateFailed {
        for (Catcher catcher : state.catchers()) {
            if (catcher.matches(failure.error())) {
                return visit.leaveWithError(catcher.exit(), failure);
            }
        }
        throw failure;
    }
}
