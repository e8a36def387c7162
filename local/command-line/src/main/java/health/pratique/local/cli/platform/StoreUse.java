package health.pratique.local.cli.platform;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** How much the embedded stores were used. */
public record StoreUse(Map<String, Use> byStore) {

    /**
     * One store's calls.
     *
     * @param time of all calls, summed; calls run in parallel
     */
    public record Use(long calls, Duration time) {}

    public StoreUse {
        byStore = new TreeMap<>(byStore);
    }

    public StoreUse since(StoreUse before) {
        Map<String, Use> difference = new TreeMap<>();
        byStore.forEach((name, now) -> {
            Use then = before.byStore().getOrDefault(name, new Use(0, Duration.ZERO));
            difference.put(name, new Use(now.calls() - then.calls(), now.time().minus(then.time())));
        });
        return new StoreUse(difference);
    }

    public Duration total() {
        return byStore.values().stream().map(Use::time).reduce(Duration.ZERO, Duration::plus);
    }
}
