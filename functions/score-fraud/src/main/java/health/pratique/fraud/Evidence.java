package health.pratique.fraud;

import health.pratique.kit.activity.Activity;
import health.pratique.kit.activity.ActorWindows;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * All that a score is made of.
 *
 * @param history the latest documents of the source; of a read, which has none, one that shows nothing
 * @param actors the signs of each actor, this activity among what they did
 */
record Evidence(SourceHistory history, List<ActorSigns> actors, TrafficNorms norms) {

    Evidence {
        actors = List.copyOf(actors);
    }

    /** @param windows this activity among them */
    static Evidence of(SourceHistory history, List<ActorWindows> windows, Activity activity, TrafficNorms norms) {
        return new Evidence(
                history,
                windows.stream().map(actor -> ActorSigns.of(actor, activity)).toList(),
                norms);
    }

    /** The actor on whom this shows most. */
    Optional<ActorSigns> foremost(ToDoubleFunction<ActorSigns> sign) {
        return actors.stream().max(Comparator.comparingDouble(sign));
    }

    double most(ToDoubleFunction<ActorSigns> sign) {
        return foremost(sign).map(sign::applyAsDouble).orElse(0.0);
    }
}
