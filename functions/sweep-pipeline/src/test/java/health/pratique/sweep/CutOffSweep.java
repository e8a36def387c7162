package health.pratique.sweep;

import java.time.Duration;

/**
 * A sweep that looks at everything at once.
 *
 * @param redrives that a document gets
 */
record CutOffSweep(int redrives) implements SweepSettings {

    @Override
    public String progressTable() {
        return "progress";
    }

    @Override
    public Duration deadline() {
        return Duration.ZERO;
    }

    @Override
    public int documents() {
        return 100;
    }

    @Override
    public int changes() {
        return 100;
    }

    @Override
    public int lapses() {
        return 100;
    }

    @Override
    public Duration settling() {
        return Duration.ZERO;
    }

    @Override
    public Duration grace() {
        return Duration.ZERO;
    }

    @Override
    public Duration window() {
        return Duration.ofDays(1);
    }

    @Override
    public int pages() {
        return 1;
    }
}
