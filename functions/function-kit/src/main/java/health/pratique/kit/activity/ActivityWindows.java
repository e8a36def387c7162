package health.pratique.kit.activity;

import health.pratique.fault.TransientFault;
import java.util.Optional;

/** Sliding windows of what actors do. Thread-safe. */
public interface ActivityWindows {

    /**
     * What was known before this activity.
     *
     * @throws TransientFault ACTIVITY_UNAVAILABLE
     */
    ActivityView before(Activity activity);

    /**
     * Counts an activity for each of its actors, once however often it is called.
     *
     * @param before as {@link #before} told it
     * @param note kept with it, for whoever asks for the same activity again: numbers only
     * @throws TransientFault ACTIVITY_UNAVAILABLE
     */
    void count(Activity activity, ActivityView before, boolean suspected, Optional<String> note);
}
