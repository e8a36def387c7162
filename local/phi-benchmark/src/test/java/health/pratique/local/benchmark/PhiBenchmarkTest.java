package health.pratique.local.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** That there is something to measure, and how it is told. No test measures. */
class PhiBenchmarkTest {

    private static final Measurement FAST = new Measurement(1e6, 0.9e6, 1.5e6, 8e6, 0.95e6, 2e6);

    @Test
    void everyMeasurementIsKnownToJmh() throws IOException {
        try (InputStream in = PhiBenchmark.class.getResourceAsStream("/META-INF/BenchmarkList")) {
            String list = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(list)
                    .contains(Throughput.class.getName() + " ", "Throughput_detect_", "Throughput_stream_")
                    .contains("OneNote_detect_", "OneNote_deidentify_", "OneNote_deidentifyUntilClean_")
                    .contains("Loading_load_");
        }
    }

    @Test
    void whatIsMeasuredDoesItsWork() {
        OneNote one = new OneNote();
        assertThat(one.detect()).isNotEmpty();
        assertThat(one.deidentify().text()).contains("[NAME]");
        assertThat(one.deidentifyUntilClean().text()).contains("[NAME]");
        assertThat(new Loading().load().detect("Seen by Dr. Osei.")).hasSize(1);
    }

    @Test
    void theTableShowsTheAimsBesideTheFigures() {
        // 10,000 bytes in 1 ms are 10 MB/s by the clock.
        assertThat(table(new Figures(10_000, 10_000, FAST, FAST, FAST, FAST, FAST, FAST)))
                .containsPattern("detect +10.5 MB/s +11.1 MB/s +5 MB/s on one core +met")
                .containsPattern("5 KB note: detect +0.95 ms +1.00 ms +2 ms +met")
                .containsPattern("99 of 100 within +1.50 ms")
                .containsPattern("allocated for 1 KB of text +200 KB")
                .containsPattern("load the engine in a fresh JVM, median +1 ms +150 ms +met")
                .doesNotContain("NOT MET")
                .doesNotContain("Other programs");
    }

    @Test
    void whatMissesItsAimAndABusyMachineAreSaid() {
        Measurement slow = new Measurement(400e6, 400e6, 900e6, 999e6, 200e6, 1e6);
        assertThat(table(new Figures(10_000, 10_000, slow, slow, slow, slow, slow, slow)))
                .containsPattern("detect +0.1 MB/s +0.0 MB/s +5 MB/s on one core +NOT MET")
                .containsPattern("load the engine in a fresh JVM, median +400 ms +150 ms +NOT MET")
                .contains("Other programs had up to 50 % of the processor");
    }

    private static String table(Figures figures) {
        StringWriter out = new StringWriter();
        new Report(new PrintWriter(out)).print(figures);
        return out.toString();
    }
}
