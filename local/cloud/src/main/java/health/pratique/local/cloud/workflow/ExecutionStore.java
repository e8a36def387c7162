package health.pratique.local.cloud.workflow;

import health.pratique.local.cloud.wire.ServiceError;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Executions by ARN: all that are open, and the latest of the finished. Thread-safe. */
final class ExecutionStore {

    private final ExecutionLimits limits;
    private final Map<String, Execution> byArn = new LinkedHashMap<>();
    private final Deque<Execution> finished = new ArrayDeque<>();
    private final Deque<Execution> withHistory = new ArrayDeque<>();

    ExecutionStore(ExecutionLimits limits) {
        this.limits = limits;
    }

    synchronized Optional<Execution> find(String arn) {
        return Optional.ofNullable(byArn.get(arn));
    }

    /** Oldest first. */
    synchronized List<Execution> all() {
        return new ArrayList<>(byArn.values());
    }

    /** Newest first. */
    List<Execution> latestFirst() {
        List<Execution> all = all();
        Collections.reverse(all);
        return all;
    }

    /**
     * @return the execution of that ARN that is there already
     * @throws ServiceError when too many are open
     */
    synchronized Optional<Execution> add(Execution execution, Runnable beforeItCounts) throws ServiceError {
        String arn = execution.view().arn();
        Execution before = byArn.get(arn);
        if (before != null) {
            return Optional.of(before);
        }
        if (byArn.size() - finished.size() >= limits.open()) {
            throw ServiceError.badRequest(
                    "ExecutionLimitExceeded", "The maximum number of running executions has been reached");
        }
        beforeItCounts.run();
        byArn.put(arn, execution);
        return Optional.empty();
    }

    synchronized void finished(Execution execution) {
        finished.add(execution);
        withHistory.add(execution);
        if (withHistory.size() > limits.histories()) {
            withHistory.remove().forgetHistory();
        }
        if (finished.size() > limits.remembered()) {
            byArn.remove(finished.remove().view().arn());
        }
    }
}
