package health.pratique.kit.activity;

import health.pratique.model.Custodian;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** Invented activity. */
final class Activities {

    static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");
    static final Actor SOURCE = new Actor(new Custodian("acme"), ActorKind.SOURCE, "ehr-a");
    static final Actor SUBMITTER = new Actor(new Custodian("acme"), ActorKind.SUBMITTER, "111122223333");

    private Activities() {}

    static Activity submitted(String id, Instant at) {
        return new Activity(
                id,
                ActivityKind.SUBMIT,
                List.of(SOURCE, SUBMITTER),
                at,
                ActivityEnd.PASSED,
                4_096,
                "PROGRESS_NOTE",
                "subject-" + id,
                "c6336407",
                null);
    }

    static Activity withContent(String id, Instant at, long content) {
        Activity one = submitted(id, at);
        return new Activity(
                id,
                one.kind(),
                one.actors(),
                at,
                one.end(),
                one.bytes(),
                one.what(),
                one.subject(),
                one.network(),
                content);
    }

    /** Any activity of the last days before the moment. */
    static Activity any(Random random, Instant until) {
        ActivityEnd[] ends = ActivityEnd.values();
        return new Activity(
                Long.toHexString(random.nextLong()),
                ActivityKind.SUBMIT,
                random.nextBoolean() ? List.of(SOURCE, SUBMITTER) : List.of(SUBMITTER),
                until.minus(Duration.ofMinutes(random.nextInt(5 * 24 * 60))),
                ends[random.nextInt(ends.length)],
                random.nextInt(100_000),
                random.nextInt(4) == 0 ? null : "KIND_" + random.nextInt(5),
                random.nextInt(4) == 0 ? null : "subject-" + random.nextInt(200),
                random.nextInt(4) == 0 ? null : "network-" + random.nextInt(9),
                random.nextInt(4) == 0 ? null : (long) random.nextInt(30) << 32);
    }
}
