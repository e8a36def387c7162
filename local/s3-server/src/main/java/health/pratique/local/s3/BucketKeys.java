package health.pratique.local.s3;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/** The keys of one bucket: sorted in memory for whoever asks, and on disk before whoever changes them has an answer. */
public final class BucketKeys {

    private final ConcurrentNavigableMap<String, UUID> ids;
    private final KeyLog log;

    private BucketKeys(ConcurrentNavigableMap<String, UUID> ids, KeyLog log) {
        this.ids = ids;
        this.log = log;
    }

    /** The keys of a new bucket: none. */
    public static BucketKeys none(Path log) throws IOException {
        return new BucketKeys(new ConcurrentSkipListMap<>(), KeyLog.create(log));
    }

    /** @param written the keys that the bucket's metadata file names; the log has what happened to them since */
    public static BucketKeys open(Map<String, UUID> written, Path log) throws IOException {
        ConcurrentNavigableMap<String, UUID> ids = new ConcurrentSkipListMap<>(written);
        return new BucketKeys(ids, KeyLog.replay(log, ids));
    }

    /** The key's id: the one that it has, or else a new one. */
    public synchronized UUID add(String key) throws IOException {
        UUID known = ids.get(key);
        if (known != null) {
            return known;
        }
        UUID id = UUID.randomUUID();
        log.added(key, id);
        ids.put(key, id);
        return id;
    }

    /** Whether it was there. */
    public synchronized boolean remove(String key) throws IOException {
        if (!ids.containsKey(key)) {
            return false;
        }
        log.removed(key);
        ids.remove(key);
        return true;
    }

    public Stream<Map.Entry<String, UUID>> startingWith(String prefix) {
        return ids.tailMap(prefix, true).entrySet().stream()
                .takeWhile(key -> key.getKey().startsWith(prefix));
    }

    /** A view that changes with the bucket. */
    public Map<String, UUID> asMap() {
        return Collections.unmodifiableMap(ids);
    }

    public boolean isEmpty() {
        return ids.isEmpty();
    }

    /** Whether the metadata file lacks what the log has. */
    public synchronized boolean isAhead() {
        return !log.isEmpty();
    }

    /**
     * Empties the log once a file of all keys is written. When the process ends in between, the log is done to that file's keys again, which
     * changes nothing.
     */
    public synchronized void writeAll(Writing file) throws IOException {
        file.write();
        log.clear();
    }

    /** Writes a file of all keys. */
    @FunctionalInterface
    public interface Writing {

        void write() throws IOException;
    }
}
