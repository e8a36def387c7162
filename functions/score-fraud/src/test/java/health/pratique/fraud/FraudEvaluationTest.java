package health.pratique.fraud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import health.pratique.fraud.workload.AttackShape;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the scorer, as it is shipped, must not get worse than: three attacks of each shape, three ordinary actors of each character. */
class FraudEvaluationTest {

    private static FraudEvaluation evaluation;

    @BeforeAll
    static void evaluate() {
        evaluation = FraudEvaluation.of(3, 40_000, step -> {});
    }

    @Test
    void ordinaryEventsHardlyEverAlarm() {
        assertThat(FraudEvaluation.shareFrom(FraudEvaluation.THRESHOLD, evaluation.ordinaryScores()))
                .isLessThan(0.005);
    }

    /**
     * Of three attacks each, so that one of them that is hard to tell weighs much; a few reads a day, and reads within the usual hours,
     * are told in part, as docs/fraud-scoring.md says.
     */
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SLOW_DRIP", "INSIDER_BROWSING"})
    void mostAttacksAreToldFromOrdinaryTraffic(AttackShape shape) {
        assertThat(FraudEvaluation.areaUnderCurve(evaluation.ordinaryScores(), evaluation.attackScores(shape)))
                .isGreaterThan(0.93);
    }

    /** Short ones over an actor of many hours or networks may pass, as the page's column "noticed" says. */
    @Test
    void threeOfFourAttacksAreNoticedWhileTheyLast() {
        List<FraudEvaluation.Episode> attacks =
                evaluation.attacks().values().stream().flatMap(List::stream).toList();
        assertThat(attacks.stream().filter(attack -> attack.firstAlarm() > 0).count())
                .isGreaterThanOrEqualTo(attacks.size() * 3 / 4);
    }

    @Test
    void theAreaOfWhatIsAlwaysHigherIsOneAndOfWhatIsTheSameOneHalf() {
        double[] ordinary = {0.1, 0.2, 0.3};
        assertThat(FraudEvaluation.areaUnderCurve(ordinary, new double[] {0.4, 0.5}))
                .isCloseTo(1, within(1e-9));
        assertThat(FraudEvaluation.areaUnderCurve(ordinary, ordinary)).isCloseTo(0.5, within(1e-9));
        assertThat(Arrays.stream(evaluation.ordinaryScores()).allMatch(score -> score >= 0 && score <= 1))
                .isTrue();
    }
}
