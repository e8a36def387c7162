package health.pratique.local.cli.cost;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** A table out of the jar: a row a line, cells between bars, {@code #} before what is no row. */
record Rows(String name, List<List<String>> rows) {

    static Rows read(String name, int cells) {
        try (InputStream file = Objects.requireNonNull(Rows.class.getResourceAsStream("/cost/" + name), name)) {
            List<List<String>> rows = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> Arrays.stream(line.split("\\|", -1))
                            .map(String::strip)
                            .toList())
                    .toList();
            for (List<String> row : rows) {
                if (row.size() != cells) {
                    throw new IllegalStateException(name + ": not " + cells + " cells: " + row);
                }
            }
            return new Rows(name, rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
