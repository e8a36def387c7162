package health.pratique.kit.activity;

import java.util.List;
import java.util.Optional;

/**
 * An activity's actors as they were before it.
 *
 * @param counted whether the activity is among what was counted already
 * @param note what was kept when it was counted
 */
public record ActivityView(List<ActorWindows> actors, boolean counted, Optional<String> note) {

    public ActivityView {
        actors = List.copyOf(actors);
    }
}
