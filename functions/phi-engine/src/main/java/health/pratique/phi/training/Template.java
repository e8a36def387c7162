package health.pratique.phi.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A text with slots in double braces, such as <code>{{p1.last}}</code>.
 *
 * @param id unique among all templates
 */
public record Template(String id, String text) {

    private static final String HEADER = "=== ";

    /** All templates of the {@code .txt} files in a folder that have a header line {@code === id}, in the order of file names. */
    public static List<Template> in(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> listed = Files.list(folder)) {
            files = listed.filter(file -> file.toString().endsWith(".txt"))
                    .sorted()
                    .toList();
        }
        List<Template> templates = new ArrayList<>();
        for (Path file : files) {
            templates.addAll(of(Files.readString(file)));
        }
        return templates;
    }

    static List<Template> of(String file) {
        List<Template> templates = new ArrayList<>();
        String id = "";
        StringBuilder text = new StringBuilder();
        for (String line : (Iterable<String>) (file + "\n" + HEADER).lines()::iterator) {
            if (!line.startsWith(HEADER.strip())) {
                text.append(line).append('\n');
                continue;
            }
            if (!id.isEmpty()) {
                templates.add(new Template(id, text.toString().strip()));
            }
            id = line.substring(HEADER.strip().length()).strip();
            text.setLength(0);
        }
        return templates;
    }
}
