package health.pratique.kit.activity;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One submission or one read, in what is counted of it.
 *
 * @param id the document's or the request's; the same id is counted once
 * @param actors that it is counted for; all of one custodian
 * @param bytes 0 when there are none or they are not known
 * @param what the document's kind, or what was read; of a closed list, for each has a counter of its own
 * @param subject the subject token
 * @param network as {@link Network} tells it
 * @param content as {@link ContentSketch} tells it
 */
public record Activity(
        String id,
        ActivityKind kind,
        List<Actor> actors,
        Instant at,
        ActivityEnd end,
        long bytes,
        @Nullable String what,
        @Nullable String subject,
        @Nullable String network,
        @Nullable Long content) {

    public Activity {
        actors = List.copyOf(actors);
        if (actors.isEmpty() || actors.stream().map(Actor::custodian).distinct().count() > 1) {
            throw new IllegalArgumentException("an activity has actors, all of one custodian");
        }
    }

    /** Tells neither network nor subject. */
    @Override
    public String toString() {
        return "Activity[" + kind + " " + id + "]";
    }
}
