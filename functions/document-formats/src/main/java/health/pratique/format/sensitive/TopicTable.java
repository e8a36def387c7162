package health.pratique.format.sensitive;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.BiConsumer;

/** Reads a list of words or codes, each under the topic in brackets that it belongs to. */
final class TopicTable {

    private TopicTable() {}

    static void read(String resource, BiConsumer<SensitiveTopic, String> line) {
        SensitiveTopic topic = null;
        try (InputStream in = Objects.requireNonNull(TopicTable.class.getResourceAsStream(resource), resource);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String text = lines.readLine(); text != null; text = lines.readLine()) {
                if (text.startsWith("[")) {
                    topic = SensitiveTopic.valueOf(text.substring(1, text.length() - 1));
                } else if (!text.isBlank() && !text.startsWith("#")) {
                    line.accept(Objects.requireNonNull(topic, "a line before the first topic"), text);
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
