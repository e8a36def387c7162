package health.pratique.local.templates;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What an evaluated value holds of a resource that is not made yet.
 *
 * @param id such as {@code keys/AuditKey}
 * @param attribute empty for {@code Ref}
 */
public record Reference(String id, Optional<String> attribute) {

    private static final Pattern WRITTEN = Pattern.compile("\\{([a-z-]+/[A-Za-z0-9]+)(?:[.]([A-Za-z.]+))?}");

    static Stream<Reference> all(String text) {
        return WRITTEN.matcher(text).results().map(Reference::of);
    }

    static Optional<Reference> first(String text) {
        return all(text).findFirst();
    }

    private static Reference of(MatchResult found) {
        return new Reference(found.group(1), Optional.ofNullable(found.group(2)));
    }
}
