package health.pratique.local.cli;

import health.pratique.audit.archive.ExportManifest;
import health.pratique.audit.archive.ExportVerifier;
import health.pratique.audit.archive.ExportVerifier.Expected;
import health.pratique.audit.archive.ExportVerifier.Report;
import health.pratique.audit.archive.Flaw;
import health.pratique.kit.AuditVerifier;
import health.pratique.kit.AuditVerifier.Verdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Recomputes the hash chains: of the running platform, or of exported files without one. */
@Command(
        name = "verify",
        description = {
            "Recompute each chain and name the first bad row of those that are broken.",
            "With a directory, from exported files alone; without, from the running platform's tables."
        },
        footer = {"", "Exit code: 0 when every chain is whole, 4 when any is broken."})
final class AuditVerifyCommand implements Callable<Integer> {

    private static final int BROKEN = 4;
    private static final int MOST_TOLD = 1000;
    private static final long PROGRESS_ROWS = 1_000_000;
    private static final Pattern ANCHOR = Pattern.compile("([1-9][0-9]{0,11}):([0-9a-f]{64})");

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConnectionOption connection;

    @Parameters(arity = "0..1", paramLabel = "DIR", description = "An export. Nothing else is read, and nobody asked.")
    private @Nullable Path directory;

    @Option(
            names = "--document",
            paramLabel = "ID",
            description = "Only this document's trail (running platform only).")
    private @Nullable String document;

    @Option(
            names = "--anchor",
            paramLabel = "NUMBER:HASH",
            description = "An anchor known from elsewhere, which the export must hold.")
    private List<String> anchors = List.of();

    @Override
    public Integer call() throws IOException {
        return directory == null ? tables() : files(directory);
    }

    private int files(Path export) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        List<Expected> expected =
                new ArrayList<>(anchors.stream().map(this::expected).toList());
        ExportManifest.read(export).ifPresent(manifest -> expected.add(manifest.newest()));
        int[] told = {0};
        Report report;
        try {
            report = ExportVerifier.verify(
                    export,
                    expected,
                    rows -> {
                        if (rows / PROGRESS_ROWS > told[0]) {
                            told[0]++;
                            err.printf("%d rows read%n", rows);
                            err.flush();
                        }
                    },
                    new Limited(out));
        } catch (NoSuchFileException empty) {
            throw new CommandFailed(export + " has neither events/ nor anchors/: make it with ./pratique audit export");
        }
        report.first().ifPresent(flaw -> out.printf("FIRST   %s%n", flaw));
        out.printf(
                "%d chains, %d rows, %d files, %d anchors, %d broken%n",
                report.chains(), report.rows(), report.files(), report.anchors(), report.flaws());
        out.flush();
        return report.whole() ? 0 : BROKEN;
    }

    private Expected expected(String text) {
        Matcher parts = ANCHOR.matcher(text);
        if (!parts.matches()) {
            throw new CommandFailed(
                    "--anchor takes a number and a hash of 64 hexadecimal digits, with a colon between");
        }
        return new Expected(Long.parseLong(parts.group(1)), parts.group(2));
    }

    /** A trail that is broken everywhere should not fill the screen. */
    private static final class Limited implements Consumer<Flaw> {

        private final PrintWriter out;
        private int told;

        Limited(PrintWriter out) {
            this.out = out;
        }

        @Override
        public void accept(Flaw flaw) {
            told++;
            if (told <= MOST_TOLD) {
                out.printf("BROKEN  %s%n", flaw);
            } else if (told == MOST_TOLD + 1) {
                out.println("BROKEN  and more, which are only counted");
            }
        }
    }

    private int tables() {
        PrintWriter out = spec.commandLine().getOut();
        try (Connection platform = connection.open()) {
            AuditVerifier verifier = platform.verifier();
            Set<String> ids = document == null ? verifier.documents() : Set.of(document);
            long rows = 0;
            int broken = 0;
            for (String id : ids) {
                Verdict verdict = verifier.verify(id);
                rows += verdict.rows();
                if (verdict.flaw() != null) {
                    broken++;
                    out.printf(
                            "BROKEN  document %s  row %d: %s%n",
                            id, verdict.flaw().sequence(), verdict.flaw().reason());
                }
            }
            out.printf("%s, %s, %d broken%n", Counted.of(ids.size(), "document"), Counted.of(rows, "row"), broken);
            out.flush();
            return broken == 0 ? 0 : BROKEN;
        }
    }
}
