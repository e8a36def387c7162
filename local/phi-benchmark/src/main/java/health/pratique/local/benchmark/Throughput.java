package health.pratique.local.benchmark;

import health.pratique.phi.PhiEngine;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Time to go through all notes once, one after the other, on one thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Throughput {

    /** UTF-16 units of one stream: far more than the engine holds of it. */
    static final int STREAM = 4_000_000;

    private final PhiEngine engine = PhiEngine.standard();
    private final List<String> notes = Notes.chosen().texts();

    @Setup
    public void warmUp() {
        WarmUp.with(() -> notes.forEach(engine::detect));
    }

    @Benchmark
    public void detect(Blackhole result) {
        for (String note : notes) {
            result.consume(engine.detect(note));
        }
    }

    @Benchmark
    public void stream(Blackhole result) throws IOException {
        engine.detect(new EndlessReader(notes, STREAM), (offset, piece, spans) -> result.consume(spans));
    }
}
