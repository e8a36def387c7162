package health.pratique.review;

import health.pratique.local.asl.Pause;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Time that passes when a test says so, for the workflow and for the function alike. */
final class ManualTime implements Pause, InstantSource {

    private final List<Due> alarms = new ArrayList<>();
    private Instant now = Instant.parse("2026-03-02T08:00:00Z");

    private record Due(Instant at, Runnable action) {}

    @Override
    public synchronized Instant instant() {
        return now;
    }

    void pass(Duration duration) {
        Instant end = instant().plus(duration);
        for (Optional<Due> next = next(end); next.isPresent(); next = next(end)) {
            next.get().action().run();
        }
        synchronized (this) {
            now = end;
        }
    }

    private synchronized Optional<Due> next(Instant end) {
        Optional<Due> next =
                alarms.stream().filter(due -> !due.at().isAfter(end)).min(Comparator.comparing(Due::at));
        next.ifPresent(due -> {
            now = due.at();
            alarms.remove(due);
        });
        return next;
    }

    @Override
    public void sleep(Duration duration) {
        pass(duration);
    }

    @Override
    public synchronized Alarm alarm(Duration duration, Runnable action) {
        Due due = new Due(now.plus(duration), action);
        alarms.add(due);
        return () -> remove(due);
    }

    private synchronized void remove(Due due) {
        alarms.remove(due);
    }
}
