package health.pratique.local.cli;

import health.pratique.configuration.ConfigurationContent;
import health.pratique.configuration.ConfigurationJson;
import health.pratique.kit.ConfigurationVersion;
import health.pratique.model.Custodian;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What a custodian decides for itself. */
@Command(
        name = "configure",
        description = "Show and change a custodian's configuration: rule packs, thresholds, legal grounds.",
        footer = {
            "",
            "docs/compliance-rules.md shows all that can be configured. A function sees a change within 30 seconds.",
            "Example: ./pratique configure set --custodian harbor-clinic --author j.doe --reason \"board of 3 March\" our.json"
        })
final class ConfigureCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(name = "show", description = "Print what is in force, whole, defaults included.")
    int show(@Mixin ConnectionOption connection, @Mixin Whose whose) {
        try (Connection platform = connection.open()) {
            ConfigurationVersion version = platform.configuration().of(whose.custodian());
            PrintWriter out = spec.commandLine().getOut();
            out.println(ConfigurationJson.write(version.content()));
            out.flush();
            return 0;
        }
    }

    @Command(
            name = "set",
            description =
                    "Make a file the new version. What the file leaves out is as by default, not as it was before.")
    int set(
            @Mixin ConnectionOption connection,
            @Mixin Whose whose,
            @Option(names = "--author", required = true, description = "Who answers for the change.") String author,
            @Option(
                            names = "--reason",
                            required = true,
                            description = "Why, in words that name no patient; it is kept in the audit trail.")
                    String reason,
            @Parameters(paramLabel = "FILE", description = "JSON.") Path file) {
        ConfigurationContent content = ConfigurationJson.read(text(file));
        try (Connection platform = connection.open()) {
            ConfigurationVersion version =
                    platform.configuration().change(whose.custodian(), content, "user:" + author, reason);
            PrintWriter out = spec.commandLine().getOut();
            out.printf("version %d of %s%n", version.number(), version.custodian());
            out.flush();
            return 0;
        }
    }

    @Command(name = "history", description = "List all versions: when, by whom, why.")
    int history(@Mixin ConnectionOption connection, @Mixin Whose whose) {
        try (Connection platform = connection.open()) {
            PrintWriter out = spec.commandLine().getOut();
            for (ConfigurationVersion version : platform.configuration().history(whose.custodian())) {
                out.printf("%4d  %s  %s  %s%n", version.number(), version.time(), version.author(), version.reason());
            }
            out.flush();
            return 0;
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new CommandFailed("cannot read the configuration's file: check the path, and that it is UTF-8");
        }
    }

    /** The custodian. */
    static final class Whose {

        @Option(names = "--custodian", required = true, description = "The organisation whose configuration it is.")
        private String name = "";

        Custodian custodian() {
            return new Custodian(name);
        }
    }
}
