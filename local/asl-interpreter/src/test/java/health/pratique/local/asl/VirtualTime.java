package health.pratique.local.asl;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A clock that moves only when somebody sleeps: sleeping takes no time on the wall, and alarms ring when the clock passes them. */
final class VirtualTime implements Pause, InstantSource {

    static final Instant START = Instant.parse("2026-03-14T01:59:26.535Z");

    private final List<Due> alarms = new ArrayList<>();
    private final List<Duration> sleeps = new CopyOnWriteArrayList<>();
    private Instant now = START;

    @Override
    public synchronized Instant instant() {
        return now;
    }

    /** All that was waited for, in order. */
    List<Duration> sleeps() {
        return sleeps;
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        sleeps.add(duration);
        pass(duration);
    }

    /** Lets time go by without counting it as a wait of the machine. */
    synchronized void pass(Duration duration) {
        Instant end = now.plus(duration);
        while (true) {
            Due next = alarms.stream()
                    .filter(due -> !due.at.isAfter(end))
                    .min(Comparator.comparing(due -> due.at))
                    .orElse(null);
            if (next == null) {
                now = end;
                return;
            }
            now = next.at;
            alarms.remove(next);
            next.action.run();
        }
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

    /** How many alarms are set. */
    synchronized int pending() {
        return alarms.size();
    }

    private record Due(Instant at, Runnable action) {}
}
