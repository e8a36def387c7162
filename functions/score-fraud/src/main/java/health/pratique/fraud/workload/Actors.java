package health.pratique.fraud.workload;

import health.pratique.kit.activity.Activity;
import health.pratique.kit.activity.ActivityEnd;
import health.pratique.kit.activity.ActivityKind;
import health.pratique.kit.activity.Actor;
import health.pratique.kit.activity.ActorKind;
import health.pratique.model.Custodian;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Makes the events of one invented actor. */
final class Actors {

    private final Random random;
    private final ActivityKind does;
    private final Actor actor;
    private final Actor submitter;
    private int made;

    Actors(Random random, ActivityKind does, String name) {
        this.random = random;
        this.does = does;
        Custodian custodian = new Custodian(name);
        this.actor = new Actor(custodian, does == ActivityKind.READ ? ActorKind.READER : ActorKind.SOURCE, name);
        this.submitter = new Actor(custodian, ActorKind.SUBMITTER, "account-of-" + name);
    }

    /** A submission refused at intake never tells its source: it counts for its submitter alone. */
    WorkloadEvent event(
            Instant at,
            ActivityEnd end,
            double logSize,
            String what,
            String subject,
            String network,
            Content content,
            boolean attack) {
        boolean refused = does == ActivityKind.SUBMIT && end == ActivityEnd.REFUSED;
        List<Actor> actors =
                does == ActivityKind.READ ? List.of(actor) : refused ? List.of(submitter) : List.of(actor, submitter);
        return new WorkloadEvent(
                new Activity(
                        actor.name() + "-" + made++,
                        does,
                        actors,
                        at,
                        end,
                        refused ? 0 : Math.max(100, (long) StrictMath.exp(logSize)),
                        refused ? null : what,
                        refused ? null : subject,
                        network,
                        sketched(refused, content)),
                content.digest(),
                attack);
    }

    private @Nullable Long sketched(boolean refused, Content content) {
        return refused || does == ActivityKind.READ ? null : content.sketch();
    }

    Content fresh() {
        return new Content(Long.toHexString(random.nextLong()), random.nextLong() | 1);
    }

    /** @param digest equal for equal bytes; @param sketch few bits apart for nearly equal texts */
    record Content(String digest, long sketch) {

        /** The same with a date changed. */
        Content altered(Random random) {
            long changed = sketch;
            for (int bit = 0; bit < 3; bit++) {
                changed ^= 1L << random.nextInt(Long.SIZE);
            }
            return new Content(Long.toHexString(random.nextLong()), changed);
        }
    }
}
