package health.pratique.local.cloud.workflow;

import health.pratique.local.asl.HistoryListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One execution and what is remembered of it. Thread-safe. */
final class Execution {

    /** Step Functions' own limit for the events of one execution. */
    private static final int MAX_EVENTS = 25_000;

    private final List<HistoryListener.Entry> history = new ArrayList<>();
    private ExecutionView view;
    private Optional<Thread> thread = Optional.empty();
    private boolean interrupted;

    Execution(ExecutionView view) {
        this.view = view;
    }

    synchronized ExecutionView view() {
        return view;
    }

    synchronized void record(HistoryListener.Entry entry) {
        if (history.size() < MAX_EVENTS) {
            history.add(entry);
        }
    }

    synchronized List<HistoryListener.Entry> history() {
        return List.copyOf(history);
    }

    synchronized void forgetHistory() {
        history.clear();
    }

    /** Whether this was the end; it ends once. */
    synchronized boolean end(ExecutionStatus status, ExecutionView.Ending ending) {
        if (view.status() != ExecutionStatus.RUNNING) {
            return false;
        }
        view = view.ended(status, ending);
        return true;
    }

    synchronized void runsOn(Thread current) {
        thread = Optional.of(current);
        if (interrupted) {
            current.interrupt();
        }
    }

    synchronized void interrupt() {
        interrupted = true;
        thread.ifPresent(Thread::interrupt);
    }
}
