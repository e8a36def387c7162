package health.pratique.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.local.cloud.stores.RepositoryHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What {@code sam build} needs beside each function of the template: a target of make, the packaging's folder, a link to the zip. */
class SamBuildTest {

    private static final Path SAM = RepositoryHome.locate().directory().resolve("sam");

    private static final Pattern FUNCTION = Pattern.compile(
            "^  (?<id>\\w+):\n    Type: AWS::Serverless::Function\n(?<metadata>    Metadata:\n(?:      .*\n)+)?"
                    + "    Properties:\n(?:      .*\n)*?      CodeUri: (?<code>\\S+)$",
            Pattern.MULTILINE);

    private static final String METADATA = """
                Metadata:
                  BuildMethod: makefile
                  ProjectRootDirectory: !If [IsNative, packaging/native, packaging/jvm]
                  WorkingDirectory: ..
            """;

    private static final Pattern TARGET =
            Pattern.compile("^build-(?<id>\\w+): ; [$][(]call package,(?<module>[a-z-]+)[)]$", Pattern.MULTILINE);

    @Test
    void everyFunctionIsPackagedByTheMakefileOfThePackagingThatIsAskedFor() throws IOException {
        Map<String, String> targets = new TreeMap<>();
        TARGET.matcher(Files.readString(SAM.resolve("packaging/functions.mk")))
                .results()
                .forEach(target -> targets.put(target.group("id"), "packaging/code/" + target.group("module")));
        Map<String, String> functions = new TreeMap<>();
        for (String stack : List.of("functions.yaml", "data.yaml", "api.yaml", "stream.yaml")) {
            for (MatchResult function : FUNCTION.matcher(Files.readString(SAM.resolve(stack)))
                    .results()
                    .toList()) {
                assertThat(function.group("metadata")).as(function.group("id")).startsWith(METADATA);
                functions.put(function.group("id"), function.group("code"));
            }
        }
        assertThat(functions).hasSizeGreaterThan(10).isEqualTo(targets);
    }

    @Test
    void theCodeOfEachFunctionIsALinkToTheZipThatMavenMakes() throws IOException {
        for (MatchResult target : TARGET.matcher(Files.readString(SAM.resolve("packaging/functions.mk")))
                .results()
                .toList()) {
            String module = target.group("module");
            assertThat(Files.readSymbolicLink(SAM.resolve("packaging/code").resolve(module)))
                    .hasToString("../../../functions/" + module + "/target/function.zip");
        }
    }
}
