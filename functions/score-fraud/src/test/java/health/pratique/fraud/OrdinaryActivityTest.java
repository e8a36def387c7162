package health.pratique.fraud;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.fraud.workload.Routine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The vectors that the forest over the windows grows from. */
class OrdinaryActivityTest {

    /** These two are the quickest to draw. */
    @ParameterizedTest
    @EnumSource(names = {"CLINIC", "NIGHT_SHIFT"})
    void theShippedVectorsAreWhatTheGeneratorMakesNow(Routine routine) {
        assertThat(OrdinaryActivity.shipped())
                .extracting(OrdinaryActivity::written)
                .containsAll(OrdinaryActivity.drawn(routine).stream()
                        .map(OrdinaryActivity::written)
                        .toList());
    }

    @Test
    void noneOfItsSeedsIsInTheEvaluation() {
        long last = OrdinaryActivity.FIRST_SEED + 100L * Routine.values().length;
        assertThat(last).isLessThan(FraudEvaluation.FIRST_SEED);
    }
}
