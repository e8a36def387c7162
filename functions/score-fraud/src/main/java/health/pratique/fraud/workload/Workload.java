package health.pratique.fraud.workload;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * Three weeks of one invented actor, in order of time.
 *
 * @param judgedFrom by then the actor has a habit; before it, events are counted and not judged
 */
public record Workload(List<WorkloadEvent> events, Instant judgedFrom) {

    private static final LocalDate FIRST = LocalDate.parse("2026-01-05");
    private static final int DAYS = 21;
    private static final int SETTLING_DAYS = 9;

    public Workload {
        events = List.copyOf(events);
    }

    /** Nothing but ordinary. */
    public static Workload ordinary(Routine routine, long seed) {
        return play(random(seed), routine, "o" + Long.toUnsignedString(seed), List.of());
    }

    /** Ordinary until the attack begins, and beside it. */
    public static Workload attacked(AttackShape shape, long seed) {
        Random random = random(seed);
        return play(random, shape.over(random), "a" + Long.toUnsignedString(seed), List.of(shape));
    }

    /** Neighbouring seeds of {@link Random} begin with nearly the same numbers: mixed (SplitMix64), each is another actor. */
    private static Random random(long seed) {
        return new Random(new SplittableRandom(seed).nextLong());
    }

    private static Workload play(Random random, Routine routine, String name, List<AttackShape> attacks) {
        Habits habits = routine.draw(random);
        Actors actors = new Actors(random, habits.does(), name);
        OrdinaryActor actor = new OrdinaryActor(random, habits, actors);
        Attacker attacker = new Attacker(random, actors, actor);
        int attackedFrom = SETTLING_DAYS + 1 + random.nextInt(5);
        List<WorkloadEvent> events = new ArrayList<>();
        for (int day = 0; day < DAYS; day++) {
            LocalDate date = FIRST.plusDays(day);
            events.addAll(actor.day(date));
            for (AttackShape shape : attacks) {
                if (day >= attackedFrom && day < attackedFrom + attacker.days(shape)) {
                    events.addAll(attacker.day(shape, date));
                }
            }
        }
        events.sort(Comparator.comparing(event -> event.activity().at()));
        return new Workload(
                events,
                FIRST.plusDays(SETTLING_DAYS).atStartOfDay(ZoneOffset.UTC).toInstant());
    }
}
