package health.pratique.kit.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the sketches tell of what they have seen. */
class SketchTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 100, 500, 1_500})
    void distinctSubjectsAreCountedWithinATenth(int subjects) {
        BitSet positions = new BitSet();
        IntStream.range(0, 3 * subjects)
                .forEach(i -> positions.set(LinearSketch.position("subject-" + i % subjects, DayWindow.SUBJECTS)));

        assertThat(LinearSketch.estimate(positions, DayWindow.SUBJECTS)).isCloseTo(subjects, withinPercentage(10));
    }

    @Test
    void aNoteWithAnotherDateIsNearlyTheSameContent() {
        List<String> words = words(300, 1);
        List<String> changed = new ArrayList<>(words);
        changed.set(40, "2026");

        assertThat(ContentSketch.near(sketch(words), sketch(changed))).isTrue();
    }

    @Test
    void anotherNoteOfTheSameWordsIsNot() {
        List<String> words = words(300, 1);
        List<String> shuffled = new ArrayList<>(words);
        Collections.shuffle(shuffled, new Random(2));

        assertThat(ContentSketch.near(sketch(words), sketch(shuffled))).isFalse();
    }

    @Test
    void howATextIsDividedIntoFieldsChangesNothing() {
        List<String> words = words(50, 3);

        assertThat(ContentSketch.of(words.stream())).isEqualTo(sketch(words));
    }

    @Test
    void textsWithoutAWordHaveNoSketch() {
        assertThat(ContentSketch.of(Stream.of("", " --- "))).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.7", "203.0.113.250"})
    void addressesOfOneSiteAreOneNetwork(String address) {
        assertThat(Network.of(address)).isEqualTo(Network.of("203.0.113.1")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3.amazonaws.com", "", "an-account"})
    void whatIsNoAddressHasNoNetwork(String address) {
        assertThat(Network.of(address)).isEmpty();
    }

    private static long sketch(List<String> words) {
        return ContentSketch.of(Stream.of(String.join(" ", words)));
    }

    private static List<String> words(int count, long seed) {
        Random random = new Random(seed);
        return IntStream.range(0, count)
                .mapToObj(i -> Integer.toString(random.nextInt(2_000), Character.MAX_RADIX))
                .toList();
    }
}
