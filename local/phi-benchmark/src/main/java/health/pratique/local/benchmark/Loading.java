package health.pratique.local.benchmark;

import health.pratique.phi.PhiEngine;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** Time until the engine can be used, in a JVM that has not yet run any of its code. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Loading {

    @Benchmark
    public PhiEngine load() {
        return PhiEngine.load();
    }
}
