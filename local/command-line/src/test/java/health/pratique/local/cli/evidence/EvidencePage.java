package health.pratique.local.cli.evidence;

import health.pratique.local.cli.TemplateText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes {@code docs/compliance-evidence.md} out of {@code evidence/controls.txt}. Run it in the module's directory after a row has changed. */
public final class EvidencePage {

    static final Path FILE = TemplateText.HOUSE.resolve("docs").resolve("compliance-evidence.md");

    private static final Pattern RESOURCE =
            Pattern.compile("(?m)^  ([A-Za-z0-9]+):\\n(?:    #.*\\n)*    Type: (?:AWS|Custom)::");

    private final Map<String, String> stacks = stacks();
    private final Map<String, Path> tests = tests();

    private EvidencePage() {}

    public static void main(String[] arguments) throws IOException {
        Files.writeString(FILE, text());
    }

    /** @throws IllegalStateException if a resource or a test that is named is not there */
    static String text() {
        return new EvidencePage().page();
    }

    private String page() {
        return """
                # Compliance evidence

                For an auditor: each provision, what answers it, where that is in the templates, and the test that proves it. The page is generated (`EvidencePage`) from a table;
                a resource or a test that is named and does not exist stops the build. A test proves what it says and no more. *The customer's own* is what no platform does for
                whoever runs it. Nothing here is legal advice.

                %s""".formatted(
                lines().stream().map(this::line).collect(Collectors.joining()).strip() + "\n");
    }

    private String line(String line) {
        if (line.startsWith("= ")) {
            return "\n## " + line.substring(2)
                    + "\n\n| provision | asks for | control | resources | proven by | the customer's own |\n|---|---|---|---|---|---|\n";
        }
        EvidenceRow row = EvidenceRow.of(line);
        return "| "
                + String.join(
                        " | ",
                        row.provision(),
                        row.asks(),
                        row.control().isEmpty() ? "none by the platform" : row.control(),
                        row.resources().stream().map(this::resource).collect(Collectors.joining(", ")),
                        row.tests().stream().map(this::test).collect(Collectors.joining(", ")),
                        row.customers())
                + " |\n";
    }

    private String resource(String id) {
        String stack = stacks.get(id);
        if (stack == null) {
            throw new IllegalStateException("no resource of sam/ is called " + id);
        }
        return "`" + id + "` ([" + stack + "](../sam/" + stack + "))";
    }

    private String test(String name) {
        String[] parts = name.split("#", -1);
        Path file = tests.get(parts[0]);
        if (file == null || parts.length != 2) {
            throw new IllegalStateException("no test class is called " + parts[0]);
        }
        if (!Pattern.compile("\\bvoid " + Pattern.quote(parts[1]) + "\\(")
                .matcher(read(file))
                .find()) {
            throw new IllegalStateException(parts[0] + " has no test " + parts[1]);
        }
        String path = TemplateText.HOUSE.relativize(file).toString().replace('\\', '/');
        return "[" + parts[0] + "](../" + path + ") `" + parts[1] + "`";
    }

    private static Map<String, String> stacks() {
        try (Stream<Path> files = Files.list(TemplateText.HOUSE.resolve("sam"))) {
            Map<String, String> stacks = new TreeMap<>();
            for (Path file : files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                Matcher resource = RESOURCE.matcher(read(file));
                while (resource.find()) {
                    stacks.putIfAbsent(resource.group(1), file.getFileName().toString());
                }
            }
            return stacks;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sources of tests by the name of their class. */
    private static Map<String, Path> tests() {
        Map<String, Path> tests = new TreeMap<>();
        for (String part : List.of("shared-model", "functions", "local")) {
            try (Stream<Path> files = Files.walk(TemplateText.HOUSE.resolve(part))) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .filter(file ->
                                file.toString().contains(Path.of("src", "test").toString()))
                        .forEach(file -> tests.put(file.getFileName().toString().replace(".java", ""), file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return tests;
    }

    private static List<String> lines() {
        try (InputStream file =
                Objects.requireNonNull(EvidencePage.class.getResourceAsStream("/evidence/controls.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
