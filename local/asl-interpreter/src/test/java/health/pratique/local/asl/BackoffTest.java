package health.pratique.local.asl;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** Bounds of the wait before a retry. */
class BackoffTest {

    private static Retrier retrier(int interval, double rate, @Nullable Integer maxDelay, Retrier.Jitter jitter) {
        Duration bound = maxDelay == null ? null : Duration.ofSeconds(interval + maxDelay);
        return new Retrier(List.of("A"), Duration.ofSeconds(interval), 99, rate, bound, jitter);
    }

    @Property
    void withoutJitterTheWaitNeverShrinksAndIsTheIntervalAtFirst(
            @ForAll @IntRange(min = 1, max = 3600) int interval,
            @ForAll @DoubleRange(min = 1, max = 10) double rate,
            @ForAll @IntRange(max = 500) int retries) {
        Retrier retrier = retrier(interval, rate, null, Retrier.Jitter.NONE);

        assertThat(retrier.delay(0, new Random(1))).isEqualTo(Duration.ofSeconds(interval));
        assertThat(retrier.delay(retries + 1, new Random(1)))
                .isGreaterThanOrEqualTo(retrier.delay(retries, new Random(1)))
                .isLessThanOrEqualTo(Duration.ofSeconds(99_999_999));
    }

    @Property
    void noWaitIsLongerThanItsBound(
            @ForAll @IntRange(min = 1, max = 3600) int interval,
            @ForAll @DoubleRange(min = 1, max = 10) double rate,
            @ForAll @IntRange(min = 1, max = 3600) int more,
            @ForAll @IntRange(max = 500) int retries,
            @ForAll Retrier.Jitter jitter,
            @ForAll long seed) {
        Duration delay = retrier(interval, rate, more, jitter).delay(retries, new Random(seed));

        assertThat(delay).isBetween(Duration.ZERO, Duration.ofSeconds(interval + more));
    }

    @Property
    void fullJitterWaitsFromNothingToTheIntervalWithoutJitter(
            @ForAll @IntRange(min = 1, max = 60) int interval,
            @ForAll @DoubleRange(min = 1, max = 4) double rate,
            @ForAll @IntRange(max = 20) int retries,
            @ForAll long seed) {
        Duration without = retrier(interval, rate, null, Retrier.Jitter.NONE).delay(retries, new Random(seed));

        assertThat(retrier(interval, rate, null, Retrier.Jitter.FULL).delay(retries, new Random(seed)))
                .isBetween(Duration.ZERO, without);
    }

    @Property(tries = 20)
    void fullJitterUsesTheWholeRange(@ForAll long seed) {
        Random random = new Random(seed);
        Retrier retrier = retrier(100, 1, null, Retrier.Jitter.FULL);
        List<Duration> delays =
                random.longs(400).mapToObj(_ -> retrier.delay(0, random)).toList();

        assertThat(delays).anyMatch(delay -> delay.compareTo(Duration.ofSeconds(10)) < 0);
        assertThat(delays).anyMatch(delay -> delay.compareTo(Duration.ofSeconds(90)) > 0);
    }
}
