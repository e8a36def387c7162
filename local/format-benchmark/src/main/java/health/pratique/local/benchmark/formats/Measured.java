package health.pratique.local.benchmark.formats;

import health.pratique.fault.PipelineFault;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A document with what was measured on it. Prints as its name. */
final class Measured {

    private final String name;
    private final Steps steps;
    private @Nullable Figures figures;

    /** @throws PipelineFault if the document cannot be opened, or no clean copy can be made of it */
    Measured(Sample sample) {
        this.name = sample.name();
        this.steps = new Steps(sample.content());
    }

    String name() {
        return name;
    }

    String format() {
        return steps.format().name();
    }

    void warmUp(Duration time) {
        long begun = System.nanoTime();
        do {
            steps.all();
        } while (System.nanoTime() - begun < time.toNanos());
    }

    void measure(Duration each) {
        figures = Figures.of(steps, each);
    }

    /** @throws IllegalStateException before it was measured */
    Figures figures() {
        Figures known = figures;
        if (known == null) {
            throw new IllegalStateException("not measured yet");
        }
        return known;
    }

    @Override
    public String toString() {
        return format() + ", " + name;
    }
}
