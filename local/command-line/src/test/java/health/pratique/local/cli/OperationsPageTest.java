package health.pratique.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Whoever follows docs/operations.md at night finds each resource, command, option, heading and page that it names. */
class OperationsPageTest {

    private static final Pattern NAME = Pattern.compile("(pratique-[a-z0-9-]+)-\\$env");
    private static final Pattern LOOPED = Pattern.compile("for queue in ([a-z -]+); do");
    private static final Pattern COMMAND = Pattern.compile("\\./pratique ((?:[a-z]+ ?)+)([^`\\n]*)");
    private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]+");
    private static final Pattern ANCHOR = Pattern.compile("]\\(#([a-z-]+)\\)");
    private static final Pattern PAGE = Pattern.compile("]\\(([a-z-]+\\.md)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

    @Test
    void everyResourceThatIsNamedIsOneOfTheTemplates() throws IOException {
        assertThat(found(NAME)).hasSizeGreaterThan(25);
        assertThat(TemplateText.read().names()).containsAll(found(NAME));
    }

    @Test
    void everyQueueOfALoopIsOneOfTheTemplates() throws IOException {
        Set<String> looped = LOOPED.matcher(page())
                .results()
                .flatMap(loop -> List.of(loop.group(1).split(" ")).stream())
                .map("pratique-"::concat)
                .collect(Collectors.toSet());
        assertThat(looped).hasSizeGreaterThan(2);
        assertThat(TemplateText.read().names()).containsAll(looped);
    }

    @Test
    void everyCommandOfPratiqueExistsWithItsOptions() throws IOException {
        List<String> unknown = COMMAND.matcher(page())
                .results()
                .flatMap(call -> unknown(call.group(1).trim(), call.group(2)).stream())
                .toList();
        assertThat(unknown).isEmpty();
    }

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        Set<String> headings = HEADING.matcher(page())
                .results()
                .map(heading -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9 -]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
        assertThat(headings).containsAll(found(ANCHOR));
        assertThat(found(PAGE)).allSatisfy(other -> assertThat(
                        TemplateText.HOUSE.resolve("docs").resolve(other))
                .exists());
    }

    private static List<String> unknown(String words, String rest) {
        CommandLine command = Pratique.commandLine();
        for (String word : words.split(" ")) {
            CommandLine sub = command.getSubcommands().get(word);
            if (sub == null) {
                break;
            }
            command = sub;
        }
        CommandSpec spec = command.getCommandSpec();
        if (spec.parent() == null) {
            return List.of("./pratique " + words);
        }
        return OPTION.matcher(rest)
                .results()
                .map(option -> option.group())
                .filter(option -> spec.findOption(option) == null)
                .map(option -> "./pratique " + words + " " + option)
                .toList();
    }

    private static Set<String> found(Pattern pattern) throws IOException {
        return pattern.matcher(page())
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String page() throws IOException {
        return Files.readString(TemplateText.HOUSE.resolve("docs").resolve("operations.md"));
    }
}
