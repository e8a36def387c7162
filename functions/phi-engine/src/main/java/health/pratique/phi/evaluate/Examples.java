package health.pratique.phi.evaluate;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Misses or false positives; the same value of the same type is one, however often it occurs. */
final class Examples {

    /** Different values held; files with more have enough to show without the rest. */
    private static final int HELD = 20_000;

    private final Map<Key, Group> groups = new LinkedHashMap<>();
    private int left;

    private record Key(String type, String value) {}

    /**
     * The same value, so often.
     *
     * @param first where it was met first
     * @param characters letters and digits of all occurrences together
     */
    record Group(Example first, int count, long characters) {

        private Group and(Group other) {
            return new Group(first, count + other.count, characters + other.characters);
        }
    }

    void add(Example example) {
        Key key = new Key(example.type(), example.value().toLowerCase(Locale.ROOT));
        if (groups.size() < HELD || groups.containsKey(key)) {
            groups.merge(key, new Group(example, 1, example.characters()), Group::and);
        } else {
            left++;
        }
    }

    /** Those with the most letters and digits first, at most so many. */
    List<Group> worst(int count) {
        return groups.values().stream()
                .sorted(Comparator.comparingLong(Group::characters).reversed())
                .limit(count)
                .toList();
    }

    /** How many different values there are, as far as they were held. */
    int different() {
        return groups.size() + left;
    }
}
