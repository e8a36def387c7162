package health.pratique.fraud;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazon.randomcutforest.sampler.CompactSampler;
import com.amazon.randomcutforest.tree.RandomCutTree;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The forests that every installation begins with, laid down where growing them would keep the first document waiting. */
class OrdinaryForestsTest {

    private static final OrdinaryForests ORDINARY = new OrdinaryForests(TrafficNorms.USUAL);

    @Test
    void theForestOverTheWindowsScoresAsTheOneThatWasGrown() {
        assertSame(ORDINARY.windows(), OrdinaryForests.grownWindows());
    }

    @Test
    void theForestOverTheLatestDocumentsScoresAsTheOneThatWasGrown() {
        assertSame(ORDINARY.latest(), OrdinaryForests.grownLatest(TrafficNorms.USUAL));
    }

    @Test
    void theyAreGrownOnceHoweverManyAskForThem() {
        OrdinaryForests others = new OrdinaryForests(TrafficNorms.USUAL);

        assertThat(others.windows().laidDown()).isEqualTo(ORDINARY.windows().laidDown());
        assertThat(others.latest().laidDown()).isEqualTo(ORDINARY.latest().laidDown());
    }

    @Test
    void theNormsOfTheSettingsDefaultsAreTheUsualOnes() {
        FraudSettings unset = new SmallRyeConfigBuilder()
                .withMapping(FraudSettings.class)
                .build()
                .getConfigMapping(FraudSettings.class);

        assertThat(new FraudProducers().norms(unset).asUsual()).isTrue();
    }

    @Test
    void whereSomethingElseIsUsualAForestGrowsFromThat() {
        TrafficNorms slow = new TrafficNorms(60, ZoneId.of("Europe/London"));

        assertThat(slow.asUsual()).isFalse();
        assertSame(new OrdinaryForests(slow).latest(), OrdinaryForests.grownLatest(slow));
    }

    @Test
    void whatIsLaidDownHoldsNoSourceOfChanceWhichTheBuilderOfAnImageRefuses() throws IllegalAccessException {
        Set<Class<?>> held = typesIn(OrdinaryForests.grownWindows().laidDown());

        assertThat(held).contains(CompactSampler.class, RandomCutTree.class).noneMatch(Random.class::isAssignableFrom);
    }

    private static void assertSame(GrownForest one, GrownForest other) {
        assertThat(one.calibration()).isEqualTo(other.calibration());
        assertThat(one.state()).isEqualTo(other.state());
        List<FeatureVector> some = ORDINARY.unseen().subList(0, 50);
        assertThat(some).allSatisfy(vector -> {
            assertThat(one.raw(vector)).isEqualTo(other.raw(vector));
            assertThat(one.weights(vector)).isEqualTo(other.weights(vector));
        });
    }

    /** Of all objects that the library's lead to, a few of each kind. */
    private static Set<Class<?>> typesIn(LaidDownForest forest) throws IllegalAccessException {
        Set<Class<?>> types = new HashSet<>();
        Deque<Object> left = new ArrayDeque<>(List.of(forest.points()));
        forest.trees().forEach(left::add);
        while (!left.isEmpty()) {
            Object object = left.pop();
            types.add(object.getClass());
            for (Class<?> type = object.getClass();
                    type.getName().startsWith("com.amazon");
                    type = type.getSuperclass()) {
                for (Field field : type.getDeclaredFields()) {
                    if (!Modifier.isStatic(field.getModifiers())
                            && !field.getName().startsWith("this$")) {
                        field.setAccessible(true);
                        Optional.ofNullable(field.get(object)).ifPresent(left::add);
                    }
                }
            }
        }
        return types;
    }
}
