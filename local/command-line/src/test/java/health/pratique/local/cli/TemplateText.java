package health.pratique.local.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What all templates of {@code sam/} declare, so that a page for people cannot name what is not there. */
record TemplateText(String text) {

    static final Path HOUSE = Path.of("..", "..");

    private static final Pattern RESOURCE =
            Pattern.compile("(?m)^  ([A-Za-z0-9]+):\\n(?:    #.*\\n)*    Type: (?:AWS|Custom)::");
    private static final Pattern PARAMETER =
            Pattern.compile("(?m)^  ([A-Za-z0-9]+):\\n    Type: (?!AWS::[A-Z][A-Za-z]+::[A-Z])");
    private static final Pattern NAME = Pattern.compile("pratique-[a-z0-9-]+(?=-\\$\\{EnvironmentSuffix})");

    static TemplateText read() {
        try (Stream<Path> files = Files.list(HOUSE.resolve("sam"))) {
            StringBuilder text = new StringBuilder();
            for (Path file : files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                text.append(Files.readString(file)).append('\n');
            }
            return new TemplateText(text.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Set<String> logicalIds() {
        return all(RESOURCE, 1);
    }

    Set<String> parameters() {
        return all(PARAMETER, 1);
    }

    /** Names of resources without the suffix of their environment, such as {@code pratique-audit-trail}. */
    Set<String> names() {
        return all(NAME, 0);
    }

    private Set<String> all(Pattern pattern, int group) {
        Set<String> all = new TreeSet<>();
        pattern.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(group))
                .forEach(all::add);
        return all;
    }
}
