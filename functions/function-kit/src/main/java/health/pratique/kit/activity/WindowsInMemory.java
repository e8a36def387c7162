package health.pratique.kit.activity;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Windows for workloads that are played through in one process: the same arithmetic as in the table, and no table. */
public final class WindowsInMemory implements ActivityWindows {

    private final Map<Actor, TreeMap<LocalDate, DayWindow>> days = new HashMap<>();
    private final Set<String> counted = new HashSet<>();

    @Override
    public synchronized ActivityView before(Activity activity) {
        List<ActorWindows> actors = activity.actors().stream()
                .map(actor -> windows(actor, activity))
                .toList();
        return new ActivityView(actors, counted.contains(activity.id()), Optional.empty());
    }

    @Override
    public synchronized void count(Activity activity, ActivityView before, boolean suspected, Optional<String> note) {
        if (!counted.add(activity.id())) {
            return;
        }
        for (ActorWindows known : before.actors()) {
            Increment added = Increment.of(activity, suspected, known.near(activity), known.newcomer(activity));
            days.computeIfAbsent(known.actor(), actor -> new TreeMap<>())
                    .merge(added.day(), DayWindow.empty(added.day()).plus(added), (day, first) -> day.plus(added));
        }
    }

    private ActorWindows windows(Actor actor, Activity activity) {
        TreeMap<LocalDate, DayWindow> known = days.getOrDefault(actor, new TreeMap<>());
        LocalDate today = Increment.day(activity.at());
        List<DayWindow> earlier = List.copyOf(known.subMap(today.minusDays(ActorWindows.DAYS), true, today, false)
                .descendingMap()
                .values());
        return new ActorWindows(actor, activity.at(), known.getOrDefault(today, DayWindow.empty(today)), earlier);
    }
}
