package health.pratique.local.benchmark.formats;

import java.time.Duration;

/** What one document took. */
record Figures(int bytes, Time open, Time detect, Time rewrite, Time clean) {

    /** Bytes a nanosecond are gigabytes a second. */
    private static final double MEGABYTES = 1e3;

    /** @param each of the four measurements takes so long */
    static Figures of(Steps steps, Duration each) {
        return new Figures(
                steps.bytes(),
                Time.of(steps::open, each),
                Time.of(steps::detect, each),
                Time.of(steps::rewrite, each),
                Time.of(steps::clean, each));
    }

    /** Opened, searched and rewritten, one after the other. */
    Time together() {
        return open.plus(detect).plus(rewrite);
    }

    /** Of processor time, in millions of bytes of the original a second. */
    double megabytesPerSecond(Time time) {
        return MEGABYTES * bytes / Math.max(1, time.processor());
    }
}
