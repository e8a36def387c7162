package health.pratique.local.asl;

import java.time.Duration;

/** Ends a callback whose task gives no sign of life for too long. */
final class Heartbeats implements AutoCloseable {

    private final Callback callback;
    private final Pause pause;
    private final Duration longest;
    private final StateFailed missed;
    private Pause.Alarm alarm = () -> {};
    private boolean closed;

    Heartbeats(Callback callback, Pause pause, Duration longest, StateFailed missed) {
        this.callback = callback;
        this.pause = pause;
        this.longest = longest;
        this.missed = missed;
    }

    /** From now on. */
    void expect() {
        callback.onHeartbeat(this::heard);
        heard();
    }

    private synchronized void heard() {
        alarm.close();
        if (!closed) {
            alarm = pause.alarm(longest, () -> callback.fail(missed));
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        alarm.close();
    }
}
