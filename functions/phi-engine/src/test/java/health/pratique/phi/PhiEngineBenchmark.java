package health.pratique.phi;

import health.pratique.model.ReleasePolicy;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Time for one 5 KB note: detection, and de-identification of what was found. 5 KB in 1 ms is 5 MB/s. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 4, time = 2)
@Fork(1)
public class PhiEngineBenchmark {

    private static final String VISIT = """
            HISTORY OF PRESENT ILLNESS
            Maria Gonzalez is a 54-year-old female (MRN 8473920, DOB 04/12/1969) who presents for follow-up of hypertension and type 2
            diabetes mellitus. She was last seen on March 3, 2023 by Dr. Osei. She denies chest pain, dyspnea, orthopnea or lower
            extremity edema. Home blood pressure readings have been 130 to 140 over 80 to 85. She takes lisinopril 20 mg daily and
            metformin 1000 mg twice daily without side effects. Her husband, Luis, reports snoring.

            PHYSICAL EXAMINATION
            Blood pressure 138/84, pulse 76, respirations 16, temperature 36.8. Heart regular rate and rhythm, grade 2/6 systolic murmur.
            Lungs clear. Abdomen soft, Murphy sign negative. Strength 5/5 in all extremities, reflexes 2+.

            ASSESSMENT AND PLAN
            1. Essential hypertension, not at goal. Increase lisinopril to 40 mg daily, check creatinine and potassium in 2 weeks.
            2. Type 2 diabetes mellitus, HbA1c 7.4 %. Continue metformin. Foot examination normal.
            3. Possible obstructive sleep apnea. Refer to the sleep laboratory of Mercy General Hospital, phone (916) 555-0142.
            """;

    private final String note = VISIT.repeat(4);
    private final PhiEngine engine = PhiEngine.standard();
    private final Deidentifier deidentifier = Deidentifier.of(ReleasePolicy.SAFE_HARBOR, new byte[32]);
    private final List<PhiSpan> spans = engine.detect(note);

    @Benchmark
    public List<PhiSpan> detect() {
        return engine.detect(note);
    }

    @Benchmark
    public DeidentifiedText deidentify() {
        return deidentifier.deidentify(note, spans);
    }

    /** Runs the benchmark with the allocation profiler. */
    public static void main(String[] arguments) throws Exception {
        org.openjdk.jmh.Main.main(new String[] {PhiEngineBenchmark.class.getName(), "-prof", "gc"});
    }
}
