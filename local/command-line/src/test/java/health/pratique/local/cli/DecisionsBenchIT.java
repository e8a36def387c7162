package health.pratique.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.local.cli.PlatformProcess.Outcome;
import org.junit.jupiter.api.Test;

/** The benchmark of decisions, with few of them: how fast they are is for the benchmark to say. */
class DecisionsBenchIT {

    @Test
    void everySectionIsMeasuredByCallsThatItsFunctionMayMake() throws Exception {
        Outcome bench =
                PlatformProcess.run("bench", "decisions", "--consents", "200", "--warm-up", "5", "--decisions", "20");
        assertThat(bench.exitCode()).as(bench.output()).isBetween(0, 1);
        assertThat(bench.output()
                        .lines()
                        .filter(line -> line.endsWith("met") || line.endsWith("missed"))
                        .map(line -> line.split(" ")[0]))
                .as(bench.output())
                .containsExactly("consent", "audit", "rules", "opened");
    }
}
