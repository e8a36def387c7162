package health.pratique.local.cli.bench;

import health.pratique.local.cli.CommandFailed;
import health.pratique.local.cli.Connection;
import health.pratique.local.cli.PlatformOption;
import health.pratique.local.cli.functions.CallingFunction;
import health.pratique.local.cli.platform.Platform;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How long a document waits for the decisions on it. */
@Command(
        name = "decisions",
        description = "Time of the decisions that every document waits for, over the real stores, warm.",
        footer = {
            "",
            "Sections: consent (a decision with a million consents in PostgreSQL); audit (an event and its change of the",
            "registry in DynamoDB); rules (all packs of compliance rules on the ordinary mix of documents, opened before);",
            "opened (the same from the stored bytes on).",
            "Filling the stores takes some minutes. By the clock, what other programs take counts; processor time is",
            "that of the deciding thread, without the stores'.",
            "Example: ./pratique bench decisions --section consent --quick"
        })
final class DecisionsBenchCommand implements Callable<Integer> {

    private static final double MILLISECONDS = 1e6;
    private static final int QUICK_CONSENTS = 50_000;

    @Spec
    private CommandSpec spec;

    @Mixin
    private PlatformOption platformOption;

    @Option(names = "--section", paramLabel = "NAME", description = "Only this one; may be repeated.")
    private @Nullable List<String> only;

    @Option(names = "--consents", defaultValue = "1000000", description = "Consents on record (default: 1000000).")
    private int consents;

    @Option(names = "--decisions", defaultValue = "5000", description = "To measure of each section (default: 5000).")
    private int decisions;

    @Option(names = "--warm-up", defaultValue = "5000", description = "Decisions before that (default: 5000).")
    private int warmUp;

    @Option(names = "--quick", description = "With 50,000 consents, for a first look.")
    private boolean quick;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        try (Platform platform = Platform.start(platformOption.options(0, Optional.empty()), out);
                Connection connection = new Connection(platform.info())) {
            List<DecisionSection> sections = wanted(sections(connection));
            out.printf(
                    "%n%-10s %10s %8s %8s %8s %8s %8s %8s   milliseconds%n",
                    "section", "decisions", "p50", "p99", "max", "aim p99", "cpu p50", "cpu p99");
            boolean met = true;
            for (DecisionSection section : sections) {
                met &= CallingFunction.as(section.caller(), () -> measured(section, out));
            }
            return met ? 0 : 1;
        }
    }

    private List<DecisionSection> sections(Connection connection) {
        return List.of(
                new ConsentSection(connection, quick ? Math.min(consents, QUICK_CONSENTS) : consents),
                new AuditSection(),
                new RulesSection(false),
                new RulesSection(true));
    }

    private List<DecisionSection> wanted(List<DecisionSection> all) {
        List<String> names = only;
        if (names == null) {
            return all;
        }
        List<String> known = all.stream().map(DecisionSection::name).toList();
        if (!known.containsAll(names)) {
            throw new CommandFailed("--section is one of " + String.join(", ", known));
        }
        return all.stream().filter(section -> names.contains(section.name())).toList();
    }

    private boolean measured(DecisionSection section, PrintWriter out) {
        section.prepare(spec.commandLine().getErr());
        DecisionTimes.of(section, 0, warmUp);
        DecisionTimes times = DecisionTimes.of(section, warmUp, decisions);
        Percentiles clock = Percentiles.of(times.clock());
        Percentiles processor = Percentiles.of(times.processor());
        double aim = section.aim().toNanos() / MILLISECONDS;
        out.printf(
                "%-10s %10d %8.2f %8.2f %8.2f %8.2f %8.2f %8.2f   %s%n",
                section.name(),
                decisions,
                clock.p50(),
                clock.p99(),
                times.longest().toNanos() / MILLISECONDS,
                aim,
                processor.p50(),
                processor.p99(),
                clock.p99() <= aim ? "met" : "missed");
        out.flush();
        return clock.p99() <= aim;
    }
}
