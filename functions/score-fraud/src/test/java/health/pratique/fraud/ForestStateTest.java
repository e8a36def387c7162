package health.pratique.fraud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** A forest saved and restored. */
class ForestStateTest {

    private static final OrdinaryForests ORDINARY = new OrdinaryForests(TrafficNorms.USUAL);
    private static final List<FeatureVector> SOME = ORDINARY.unseen().subList(0, 32);
    private static final byte[] STATE = ORDINARY.windows().state();

    @Test
    void whatIsRestoredGivesTheVeryScoresThatTheSavedOneGave() throws ForestUnreadable {
        GrownForest restored = restored(STATE);

        assertThat(ORDINARY.unseen().subList(0, 100)).allSatisfy(vector -> {
            assertThat(restored.raw(vector)).isEqualTo(ORDINARY.windows().raw(vector));
            assertThat(restored.weights(vector)).isEqualTo(ORDINARY.windows().weights(vector));
        });
    }

    @Test
    void whatWasRestoredTwiceLearnsTheSame() throws ForestUnreadable {
        List<FeatureVector> lesson = ORDINARY.unseen().subList(0, 200);
        GrownForest one = restored(STATE).taught(lesson, SOME);
        GrownForest other = restored(STATE).taught(lesson, SOME);

        assertThat(one.state()).isEqualTo(other.state());
        assertThat(one.state()).isNotEqualTo(STATE);
    }

    @Test
    void teachingLeavesTheTeachersForestAsItWas() {
        ORDINARY.windows().taught(ORDINARY.unseen().subList(0, 50), SOME);

        assertThat(ORDINARY.windows().state()).isEqualTo(STATE);
    }

    @Test
    void aForestFitsIntoAnItemThatIsAtMost400KilobytesWithRoomToSpare() {
        assertThat(STATE.length).isLessThan(200_000);
    }

    @Test
    void halfAForestIsRefused() {
        assertThatThrownBy(() -> restored(Arrays.copyOf(STATE, STATE.length / 2)))
                .isInstanceOf(ForestUnreadable.class);
    }

    @Test
    void whatIsNoForestIsRefused() {
        for (String json : List.of("null", "[]", "{}", "{\"dimensions\":14}", "{\"class\":\"java.lang.Runtime\"}")) {
            assertThatThrownBy(() -> restored(zipped(json.getBytes()))).isInstanceOf(ForestUnreadable.class);
        }
    }

    @Test
    void aForestOverOtherFeaturesIsRefused() {
        byte[] other = ORDINARY.latest().state();

        assertThatThrownBy(() -> restored(other)).isInstanceOf(ForestUnreadable.class);
    }

    @Test
    void whatUnpacksToFarMoreThanAForestHasIsNotUnpacked() throws IOException {
        byte[] bomb = zipped(new byte[64 * 1024 * 1024]);

        assertThat(bomb.length).isLessThan(100_000);
        assertThatThrownBy(() -> restored(bomb)).isInstanceOf(ForestUnreadable.class);
    }

    private static GrownForest restored(byte[] state) throws ForestUnreadable {
        return GrownForest.restored(
                Feature.Group.WINDOWS, state, ORDINARY.windows().calibration());
    }

    private static byte[] zipped(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zipped = new GZIPOutputStream(out)) {
            zipped.write(bytes);
        }
        return out.toByteArray();
    }
}
