package health.pratique.kit;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was just found out, believed until its own time and then asked for again. Bounded: whoever invents names fills no memory, the
 * eldest goes first. Prints neither names nor values. Thread-safe.
 */
public final class Believed<K, V> {

    private record Known<V>(V value, Instant until) {}

    private final Map<K, Known<V>> known;

    /** @param most how many are remembered, at least 1 */
    public Believed(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("something must be remembered");
        }
        known = new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, Known<V>> eldest) {
                return size() > most;
            }
        };
    }

    /** Empty from the moment on until which it was believed. */
    public synchronized Optional<V> find(K name, Instant now) {
        Known<V> there = known.get(name);
        if (there == null) {
            return Optional.empty();
        }
        if (now.isBefore(there.until())) {
            return Optional.of(there.value());
        }
        known.remove(name);
        return Optional.empty();
    }

    /** In the place of what was known under the name, and the youngest. */
    public synchronized void add(K name, V value, Instant until) {
        known.remove(name);
        known.put(name, new Known<>(value, until));
    }

    public synchronized void forget(K name) {
        known.remove(name);
    }

    @Override
    public synchronized String toString() {
        return "[" + known.size() + " BELIEVED]";
    }
}
