package health.pratique.fraud;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.fraud.workload.AttackShape;
import health.pratique.fraud.workload.Routine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a forest that has learned must still be able to do. */
class ForestExaminationTest {

    private static final OrdinaryForests ORDINARY = new OrdinaryForests(TrafficNorms.USUAL);
    private static final Examinees EXAMINEES = Examinees.shipped();
    private static final ForestExamination BEGINNER = ForestExamination.of(ORDINARY.windows(), EXAMINEES);

    @Test
    void theForestThatEveryInstallationBeginsWithPasses() {
        assertThat(BEGINNER.failure(BEGINNER)).isEmpty();
        assertThat(BEGINNER.alarms()).isLessThan(0.005);
        assertThat(BEGINNER.area()).isGreaterThan(0.93);
    }

    @Test
    void aForestThatLearnedOrdinaryDocumentsPasses() {
        assertThat(failure(ORDINARY.unseen().subList(0, 512))).isEmpty();
    }

    /** As if every bound on what may be learned had been got round. */
    @ParameterizedTest
    @EnumSource(names = {"AFTER_HOURS_BURST", "SUBJECT_ENUMERATION", "BULK_EXFILTRATION", "REPLAY"})
    void aForestThatWasTaughtAnAttackDoesNotJudge(AttackShape shape) {
        List<FeatureVector> lesson = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            lesson.addAll(EXAMINEES.attacks(shape));
        }
        assertThat(failure(lesson)).isNotEmpty();
    }

    /** These two are the quickest to draw. */
    @ParameterizedTest
    @EnumSource(names = {"CLINIC", "NIGHT_SHIFT"})
    void theShippedOrdinaryVectorsAreWhatTheGeneratorMakesNow(Routine routine) {
        assertThat(EXAMINEES.ordinary())
                .extracting(OrdinaryActivity::written)
                .containsAll(Examinees.drawn(routine).stream()
                        .map(OrdinaryActivity::written)
                        .toList());
    }

    private static Optional<String> failure(List<FeatureVector> lesson) {
        GrownForest taught = ORDINARY.windows().taught(lesson, ORDINARY.unseen());
        return ForestExamination.of(taught, EXAMINEES).failure(BEGINNER);
    }
}
