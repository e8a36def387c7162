package health.pratique.detection;

import health.pratique.phi.TextRange;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Collection;
import java.util.List;

/**
 * How much of what was searched Comprehend Medical was asked about: that share is the bill.
 *
 * @param characters all that was searched, in UTF-16 units; a text that stands in several places counts once
 * @param asked of those, what was sent to the service
 */
@RegisterForReflection
public record Consultation(long characters, long asked) {

    /** Nothing was searched. */
    public static final Consultation NONE = new Consultation(0, 0);

    static Consultation none(Collection<String> texts) {
        return new Consultation(length(texts), 0);
    }

    static Consultation whole(Collection<String> texts) {
        return new Consultation(length(texts), length(texts));
    }

    static Consultation about(Collection<String> texts, Collection<List<TextRange>> asked) {
        return new Consultation(
                length(texts),
                asked.stream()
                        .flatMap(List::stream)
                        .mapToLong(TextRange::length)
                        .sum());
    }

    /** From 0 to 1. */
    public double share() {
        return characters == 0 ? 0 : (double) asked / characters;
    }

    private static long length(Collection<String> texts) {
        return texts.stream().mapToLong(String::length).sum();
    }
}
