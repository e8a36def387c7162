package health.pratique.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What a user reads who asks a command what it does. */
class HelpTest {

    static Stream<List<String>> commands() {
        return below(Pratique.commandLine(), List.of());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandExplainsItselfWhenAsked(List<String> command) {
        StringWriter out = new StringWriter();
        StringWriter screen = new StringWriter();
        String[] asked = Stream.concat(command.stream(), Stream.of("--help")).toArray(String[]::new);
        int code = Pratique.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(screen, true))
                .execute(asked);
        assertThat(code).isZero();
        assertThat(out.toString()).contains(("Usage: pratique " + String.join(" ", command)).strip());
        assertThat(screen.toString()).isEmpty();
    }

    private static Stream<List<String>> below(CommandLine command, List<String> path) {
        return Stream.concat(
                Stream.of(path), command.getSubcommands().entrySet().stream().flatMap(sub -> {
                    List<String> longer = new ArrayList<>(path);
                    longer.add(sub.getKey());
                    return below(sub.getValue(), longer);
                }));
    }
}
