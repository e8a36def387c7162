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

/**
 * What all templates of {@code sam/} declare, so that a page for people cannot name what is not there.
 *
 * @param stacks without those that are deployed by themselves
 */
public record TemplateText(String text, String stacks) {

    public static final Path HOUSE = Path.of("..", "..");

    /** Deployed by themselves, by whoever wants them. */
    private static final Set<String> APART = Set.of("security.yaml", "recovery.yaml", "workspace.yaml");

    private static final Pattern RESOURCE =
            Pattern.compile("(?m)^  ([A-Za-z0-9]+):\\n(?:    #.*\\n)*    Type: (?:AWS|Custom)::");
    private static final Pattern PARAMETER =
            Pattern.compile("(?m)^  ([A-Za-z0-9]+):\\n    Type: (?!AWS::[A-Z][A-Za-z]+::[A-Z])");
    private static final Pattern NAME = Pattern.compile("pratique-[a-z0-9-]+(?=-\\$\\{EnvironmentSuffix})");

    public static TemplateText read() {
        try (Stream<Path> files = Files.list(HOUSE.resolve("sam"))) {
            StringBuilder text = new StringBuilder();
            StringBuilder stacks = new StringBuilder();
            for (Path file : files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                String template = Files.readString(file) + "\n";
                text.append(template);
                if (!APART.contains(file.getFileName().toString())) {
                    stacks.append(template);
                }
            }
            return new TemplateText(text.toString(), stacks.toString());
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
