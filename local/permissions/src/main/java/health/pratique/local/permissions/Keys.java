package health.pratique.local.permissions;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Patterns of S3 keys, as a policy has them. */
final class Keys {

    private static final String ANY = "*";

    private Keys() {}

    /** A segment of which something is not known is a {@code *}, and several of them are one: in IAM it goes over slashes. */
    static String pattern(String key) {
        List<String> segments = Arrays.stream(key.split("/"))
                .map(segment -> segment.contains(ANY) ? ANY : segment)
                .toList();
        StringBuilder pattern = new StringBuilder();
        String last = "";
        for (String segment : segments) {
            if (!segment.equals(ANY) || !last.equals(ANY)) {
                pattern.append(pattern.isEmpty() ? "" : "/").append(segment);
            }
            last = segment;
        }
        return pattern.toString();
    }

    /** What a listing of a prefix tells of. */
    static String below(String prefix) {
        return pattern(prefix + ANY);
    }

    /** Those that no other one covers. */
    static Set<String> widest(Set<String> patterns) {
        return patterns.stream()
                .filter(one -> patterns.stream().noneMatch(other -> !other.equals(one) && covers(other, one)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    static boolean covers(String wide, String narrow) {
        StringBuilder expression = new StringBuilder();
        for (char character : wide.toCharArray()) {
            expression.append(character == '*' ? ".*" : java.util.regex.Pattern.quote(String.valueOf(character)));
        }
        return narrow.matches(expression.toString());
    }
}
