package health.pratique.local.benchmark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The texts that are measured with: invented ones, or the user's. They are taken for PHI and print as such. */
record Notes(List<String> texts) {

    /** Names the user's file to the JVMs that measure. */
    static final String PROPERTY = "pratique.benchmark.notes";

    /** More than this many UTF-16 units of a file are not looked at: enough to be out of every cache. */
    static final int ENOUGH = 16 * 1024 * 1024;

    Notes {
        texts = List.copyOf(texts);
        if (texts.stream().allMatch(String::isBlank)) {
            throw new IllegalArgumentException("there is no text in the notes");
        }
    }

    /** The file that the system property names, or else the invented notes. */
    static Notes chosen() {
        String file = System.getProperty(PROPERTY, "");
        return file.isEmpty() ? invented() : of(Path.of(file));
    }

    /** Notes of different writers, in the jar. */
    static Notes invented() {
        try (InputStream in = Notes.class.getResourceAsStream("notes.txt")) {
            if (in == null) {
                throw new IllegalStateException("the jar has no notes.txt");
            }
            List<String> texts = new ArrayList<>();
            StringBuilder text = new StringBuilder();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                if (!line.startsWith("===")) {
                    text.append(line).append('\n');
                } else if (!text.isEmpty()) {
                    texts.add(text.toString());
                    text.setLength(0);
                }
            }
            texts.add(text.toString());
            return new Notes(texts);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /**
     * Lines {@code {"text"}}; other fields are not looked at.
     *
     * @throws IllegalArgumentException naming the line, if it is wrong
     */
    static Notes of(Path file) {
        ObjectMapper json = new ObjectMapper();
        List<String> texts = new ArrayList<>();
        int number = 0;
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            long characters = 0;
            for (String line = lines.readLine(); line != null && characters < ENOUGH; line = lines.readLine()) {
                number++;
                if (line.isBlank()) {
                    continue;
                }
                JsonNode text = json.readTree(line).path("text");
                if (!text.isTextual()) {
                    throw new IllegalArgumentException(
                            file + ", line " + number + ": \"text\" is missing or no string");
                }
                texts.add(text.textValue());
                characters += text.textValue().length();
            }
            return new Notes(texts);
        } catch (JsonProcessingException garbled) {
            // Jackson's own message quotes the line, which is PHI.
            throw new IllegalArgumentException(file + ", line " + number + ": is no JSON");
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("cannot read " + file + ": check the path and its permissions");
        }
    }

    /** Of all texts together, in UTF-8. */
    long bytes() {
        return texts.stream().mapToLong(Notes::bytes).sum();
    }

    /**
     * Texts of about so many bytes, each beginning with another note and going on with those after it.
     *
     * @param most how many at most
     */
    List<String> pieces(int bytes, int most) {
        List<String> pieces = new ArrayList<>();
        for (int first = 0; first < Math.min(most, texts.size()); first++) {
            StringBuilder piece = new StringBuilder();
            for (int next = first; piece.length() < bytes; next = (next + 1) % texts.size()) {
                piece.append(texts.get(next)).append('\n');
            }
            int end = bytes;
            while (bytes(piece.substring(0, end)) > bytes) {
                end -= Math.max(1, (bytes(piece.substring(0, end)) - bytes) / 4);
            }
            pieces.add(piece.substring(0, end));
        }
        return pieces;
    }

    static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    @Override
    public String toString() {
        return "[PHI]";
    }
}
