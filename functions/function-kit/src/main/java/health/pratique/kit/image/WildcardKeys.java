package health.pratique.kit.image;

import io.smallrye.config.PropertyName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keys of the configuration of which a segment is a star, found by their last segment. A table of {@link PropertyName} has one hash
 * for nearly all of them, and compares each with whatever is looked for.
 */
final class WildcardKeys {

    private final int size;
    private final Map<String, List<String>> byEnd = new HashMap<>();
    private final List<String> openEnded = new ArrayList<>();

    WildcardKeys(Collection<PropertyName> keys) {
        this.size = keys.size();
        for (PropertyName key : keys) {
            String end = end(key.getName());
            List<String> alike = isPlain(end) ? byEnd.computeIfAbsent(end, none -> new ArrayList<>(1)) : openEnded;
            alike.add(key.getName());
        }
    }

    /** How many keys there were. */
    int size() {
        return size;
    }

    /** Whether one of the keys stands for this name, as {@link PropertyName#equals(String, String)} compares them. */
    boolean match(String name) {
        String end = end(name);
        return match(openEnded, name) || (end.indexOf('*') < 0 ? match(byEnd.get(end), name) : matchAny(name));
    }

    private boolean matchAny(String name) {
        for (List<String> alike : byEnd.values()) {
            if (match(alike, name)) {
                return true;
            }
        }
        return false;
    }

    private static boolean match(@Nullable List<String> keys, String name) {
        if (keys == null) {
            return false;
        }
        for (String key : keys) {
            if (PropertyName.equals(key, name)) {
                return true;
            }
        }
        return false;
    }

    private static String end(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** Whether only a name that ends with the same segment can be meant. */
    private static boolean isPlain(String segment) {
        for (int i = 0; i < segment.length(); i++) {
            if ("*[]\"".indexOf(segment.charAt(i)) >= 0) {
                return false;
            }
        }
        return true;
    }
}
