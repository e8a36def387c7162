package health.pratique.kit.activity;

import java.time.Instant;
import java.util.List;

/**
 * An actor's windows at a moment.
 *
 * @param today up to the moment, this activity not among it
 * @param earlier the days before on which there was anything, the latest first, at most {@link #DAYS}
 */
public record ActorWindows(Actor actor, Instant at, DayWindow today, List<DayWindow> earlier) {

    /** How far the windows reach back: two weeks, so that each day of the week is in them twice. */
    public static final int DAYS = 14;

    public ActorWindows {
        earlier = List.copyOf(earlier);
    }

    /** The windows with this activity among them. */
    public ActorWindows with(Activity activity) {
        Increment added = Increment.of(activity, false, near(activity), newcomer(activity));
        // One that was counted before this look is among them already.
        return today.counted(added) ? this : new ActorWindows(actor, at, today.plus(added), earlier);
    }

    /** Whether nothing is known of this actor and this activity's subject; false of one whose position another has taken. */
    public boolean newcomer(Activity activity) {
        String subject = activity.subject();
        return subject != null
                && !today.hasSubject(subject)
                && earlier.stream().noneMatch(day -> day.hasSubject(subject));
    }

    /** Whether this actor had nearly the same content before. */
    public boolean near(Activity activity) {
        Long content = activity.content();
        return content != null
                && content != 0
                && (today.remembersOther(Increment.of(activity, false, false, false))
                        || earlier.stream().anyMatch(day -> day.remembers(content)));
    }
}
