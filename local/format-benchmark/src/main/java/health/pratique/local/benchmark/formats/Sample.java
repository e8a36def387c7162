package health.pratique.local.benchmark.formats;

import java.nio.charset.StandardCharsets;

/**
 * A document to measure with. The content may be the user's, so only the name is printed.
 *
 * @param name what it is, in a few words
 */
public record Sample(String name, byte[] content) {

    static Sample of(String name, String text) {
        return new Sample(name, text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return name;
    }
}
