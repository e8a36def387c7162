package health.pratique.local.asl;

import java.time.Duration;

/** Waits on virtual threads. */
final class RealTime implements Pause {

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        Thread.sleep(duration);
    }

    @Override
    public Alarm alarm(Duration duration, Runnable action) {
        return Thread.ofVirtual().name("asl-alarm").start(() -> ring(duration, action))::interrupt;
    }

    private static void ring(Duration duration, Runnable action) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException _) {
            return;
        }
        action.run();
    }
}
