package health.pratique.fraud;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.fraud.Playback.Judged;
import health.pratique.fraud.workload.AttackShape;
import health.pratique.fraud.workload.Routine;
import health.pratique.fraud.workload.Workload;
import health.pratique.kit.activity.Activity;
import health.pratique.kit.activity.ActivityEnd;
import health.pratique.kit.activity.ActivityKind;
import health.pratique.kit.activity.Actor;
import health.pratique.kit.activity.ActorKind;
import health.pratique.kit.activity.ActorWindows;
import health.pratique.kit.activity.WindowsInMemory;
import health.pratique.model.Custodian;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What windows show of an actor beside its own habit. */
class ActorSignsTest {

    private static final Actor READER = new Actor(new Custodian("acme"), ActorKind.READER, "nurse-1");
    /** A Wednesday. */
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

    private final WindowsInMemory windows = new WindowsInMemory();
    private int made;

    @Test
    void whoHasNoHabitShowsNothing() {
        for (int i = 0; i < 500; i++) {
            read(NOON.plusSeconds(i), "subject-" + i, "elsewhere");
        }
        ActorSigns signs = signs(NOON.plusSeconds(501), "subject", "elsewhere");
        assertThat(new double[] {
                    signs.burst(), signs.pace(), signs.volume(), signs.offHours(), signs.newNetwork(), signs.fanOut()
                })
                .containsOnly(0);
    }

    @Test
    void whatComesAsAlwaysShowsNothing() {
        officeHours(10);
        ActorSigns signs = signs(NOON, "subject-3", "ward");
        assertThat(signs.burst()).isZero();
        assertThat(signs.offHours()).isZero();
        assertThat(signs.newNetwork()).isZero();
        assertThat(signs.newcomers()).isZero();
    }

    @Test
    void aBurstShowsInTheShortWindowsAndInTheDay() {
        officeHours(10);
        for (int i = 0; i < 300; i++) {
            read(NOON.plusSeconds(i), "subject-" + i % 20, "ward");
        }
        ActorSigns signs = signs(NOON.plusSeconds(301), "subject-3", "ward");
        assertThat(signs.burst()).isGreaterThan(0.5);
        assertThat(signs.pace()).isGreaterThan(0.5);
        assertThat(signs.volume()).isGreaterThan(0.5);
    }

    @Test
    void theNightShowsForWhoNeverComesAtNightAndNotForWhoAlwaysDoes() {
        officeHours(10);
        Instant night = NOON.minus(Duration.ofHours(9));
        for (int i = 0; i < 8; i++) {
            read(night.plusSeconds(i), "subject-3", "ward");
        }
        assertThat(signs(night.plusSeconds(9), "subject-3", "ward").offHours()).isGreaterThan(0.7);
    }

    @Test
    void anotherNetworkShows() {
        officeHours(10);
        assertThat(signs(NOON, "subject-3", "elsewhere").newNetwork()).isPositive();
    }

    @Test
    void strangersShowForWhoSeesTheSamePeopleEveryDay() {
        officeHours(10);
        for (int i = 0; i < 40; i++) {
            read(NOON.minusSeconds(60L * i), "stranger-" + i, "ward");
        }
        assertThat(signs(NOON, "stranger", "ward").newcomers()).isGreaterThan(0.8);
    }

    @Test
    void twoStrangersADayShowOverDaysAndNotOnOne() {
        officeHours(12);
        morning();
        assertThat(signs(NOON, "stranger", "ward").strangers()).isZero();

        for (int day = 1; day < 5; day++) {
            strangers(day);
        }
        assertThat(signs(NOON, "stranger", "ward").strangers()).isGreaterThan(0.4);
    }

    @Test
    void whoHasAlwaysSeenStrangersShowsNothingByThem() {
        officeHours(12);
        morning();
        for (int day = 12; day >= 0; day--) {
            strangers(day);
        }
        assertThat(signs(NOON, "subject-3", "ward").strangers()).isZero();
    }

    @Test
    void twoEventsANightShowOverDays() {
        officeHours(12);
        for (int day = 4; day >= 0; day--) {
            Instant night = NOON.minus(Duration.ofDays(day)).minus(Duration.ofHours(9));
            read(night, "subject-1", "ward");
            read(night.plusSeconds(60), "subject-2", "ward");
        }
        assertThat(signs(NOON, "subject-3", "ward").strangeHours()).isGreaterThan(0.2);
    }

    @Test
    void anotherCustodiansActorOfTheSameNameHasItsOwnHabit() {
        officeHours(10);
        Activity theirs =
                activity(new Actor(new Custodian("other"), ActorKind.READER, READER.name()), NOON, "subject-3", "ward");
        assertThat(windows.before(theirs).actors().getFirst().earlier()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(AttackShape.class)
    void everyFeatureOfAnyAttackIsBoundedAndHasAReasonInWords(AttackShape shape) {
        List<Judged> judged = Playback.of(Workload.attacked(shape, 31), vector -> 0, TrafficNorms.USUAL, 1);
        assertThat(judged).isNotEmpty();
        for (Judged one : judged) {
            for (Feature feature : Feature.values()) {
                assertThat(one.vector().value(feature)).isBetween(0.0, 3.2);
            }
        }
        ActorSigns signs = signs(NOON, "subject", "ward");
        Evidence evidence = new Evidence(SourceHistory.NONE, List.of(signs), TrafficNorms.USUAL);
        assertThat(Feature.values()).allSatisfy(feature -> assertThat(SignalWords.reason(feature, evidence))
                .isNotBlank());
    }

    @Test
    void theSameSeedGivesTheSameWorkload() {
        assertThat(Workload.ordinary(Routine.CLINIC, 5)).isEqualTo(Workload.ordinary(Routine.CLINIC, 5));
        assertThat(Workload.attacked(AttackShape.REPLAY, 5)).isEqualTo(Workload.attacked(AttackShape.REPLAY, 5));
    }

    /** Sixty reads a day of twenty people, from eight to six, on the days before. */
    private void officeHours(int days) {
        for (int day = days; day > 0; day--) {
            for (int i = 0; i < 60; i++) {
                read(
                        NOON.minus(Duration.ofDays(day)).plus(Duration.ofMinutes(i * 10 - 240)),
                        "subject-" + i % 20,
                        "ward");
            }
        }
    }

    /** The same today, until noon. */
    private void morning() {
        for (int i = 0; i < 24; i++) {
            read(NOON.plus(Duration.ofMinutes(i * 10 - 240)), "subject-" + i % 20, "ward");
        }
    }

    private void strangers(int daysAgo) {
        Instant noon = NOON.minus(Duration.ofDays(daysAgo));
        read(noon.minusSeconds(60), "stranger-" + made, "ward");
        read(noon.minusSeconds(30), "stranger-" + made, "ward");
    }

    private void read(Instant at, String subject, String network) {
        Activity activity = activity(READER, at, subject, network);
        windows.count(activity, windows.before(activity), false, Optional.empty());
    }

    private ActorSigns signs(Instant at, String subject, String network) {
        Activity activity = activity(READER, at, subject, network);
        ActorWindows known = windows.before(activity).actors().getFirst();
        return ActorSigns.of(known.with(activity), activity);
    }

    private Activity activity(Actor actor, Instant at, String subject, String network) {
        return new Activity(
                "read-" + made++,
                ActivityKind.READ,
                List.of(actor),
                at,
                ActivityEnd.PASSED,
                5_000,
                "Patient",
                subject,
                network,
                null);
    }
}
