package health.pratique.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes {@code docs/reasons.md} out of the reason codes. Run it in the module's directory after a code has changed. */
public final class ReasonPage {

    static final Path FILE = Path.of("..", "docs", "reasons.md");

    private ReasonPage() {}

    public static void main(String[] arguments) throws IOException {
        Files.writeString(FILE, text());
    }

    static String text() {
        return """
                # Reasons

                A document that is REJECTED or QUARANTINED has one of these reasons in the registry and in its audit trail. `./pratique submit --wait`
                and `./pratique status` print it with what to do next, and alerts to security carry both. The page is generated from the code
                (`ReasonPage`), and a test fails when it is out of date.

                | reason | what to do |
                |---|---|
                %s
                """.formatted(Stream.of(ReasonCode.values())
                .map(reason -> "| %s | %s |".formatted(reason, reason.remedy()))
                .collect(Collectors.joining("\n")));
    }
}
