package health.pratique.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.local.cli.PlatformProcess.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The demonstration, both ways of running the functions. */
class DemoIT {

    @Test
    void everySampleEndsAsItSaysInOneProcessAndInProcessesOfTheirOwnAlike() throws Exception {
        Outcome together = PlatformProcess.run("demo");
        assertThat(together.exitCode()).as(together.output()).isZero();
        Outcome isolated = PlatformProcess.run("demo", "--isolated");
        assertThat(isolated.exitCode()).as(isolated.output()).isZero();
        assertThat(outcomes(isolated)).isEqualTo(outcomes(together)).hasSize(22);
    }

    /** The table's rows without their times. */
    private static List<String> outcomes(Outcome demo) {
        return demo.output()
                .lines()
                .dropWhile(line -> !line.startsWith("DOCUMENT"))
                .skip(1)
                .takeWhile(line -> !line.isBlank())
                .filter(line -> !line.startsWith(" "))
                .map(line -> line.substring(0, Math.min(line.length(), 78)).strip())
                .toList();
    }
}
