package health.pratique.local.benchmark;

import health.pratique.model.ReleasePolicy;
import health.pratique.phi.DeidentifiedText;
import health.pratique.phi.Deidentifier;
import health.pratique.phi.PhiEngine;
import health.pratique.phi.PhiSpan;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Time of one note of 5 KB, each time another one, on one thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class OneNote {

    static final int BYTES = 5_000;

    private static final int DIFFERENT = 500;

    /** As often as the release looks again. */
    private static final int ROUNDS = 4;

    private final PhiEngine engine = PhiEngine.standard();
    private final Deidentifier deidentifier = Deidentifier.of(ReleasePolicy.SAFE_HARBOR, new byte[32]);
    private final List<String> notes = Notes.chosen().pieces(BYTES, DIFFERENT);
    private int turn;

    @Setup
    public void warmUp() {
        WarmUp.with(this::deidentifyUntilClean);
    }

    @Benchmark
    public List<PhiSpan> detect() {
        return engine.detect(next());
    }

    @Benchmark
    public DeidentifiedText deidentify() {
        String note = next();
        return deidentifier.deidentify(note, engine.detect(note));
    }

    @Benchmark
    public DeidentifiedText deidentifyUntilClean() {
        String note = next();
        return deidentifier.deidentify(note, engine.detect(note), engine, ROUNDS);
    }

    private String next() {
        turn = turn + 1 < notes.size() ? turn + 1 : 0;
        return notes.get(turn);
    }
}
