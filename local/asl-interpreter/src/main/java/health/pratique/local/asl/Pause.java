package health.pratique.local.asl;

import java.time.Duration;

/** How time passes for an execution: its waits, its retry delays and its timeouts. */
public interface Pause {

    /** Returns when the duration has passed. */
    void sleep(Duration duration) throws InterruptedException;

    /** Runs the action, on any thread and without blocking it, when the duration has passed and the alarm is not closed. */
    Alarm alarm(Duration duration, Runnable action);

    /** Can be called off. */
    interface Alarm extends AutoCloseable {
        /** After this the action may still run once, if it has been due. */
        @Override
        void close();
    }

    /** The time of the clock on the wall. */
    static Pause realTime() {
        return new RealTime();
    }
}
