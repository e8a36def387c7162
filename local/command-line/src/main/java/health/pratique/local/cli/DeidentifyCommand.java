package health.pratique.local.cli;

import health.pratique.cleaning.OfflineDeidentification;
import health.pratique.format.FormatLimits;
import health.pratique.model.ReleasePolicy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.SequenceInputStream;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Cleans one document, offline. */
@Command(
        name = "deidentify",
        description =
                "Print the clean document; nothing is stored, and no platform is needed but for the key of a patient of its own.",
        footer = {
            "",
            "Under PSEUDONYMISED, documents cleaned with the same --subject get the same surrogates, date shift and tokens;",
            "./pratique resolve turns the tokens back. Without --subject nothing can be turned back or compared.",
            "A table in delimited text may be of any size: over 100 MB it is cleaned and printed block by block.",
            "Exit code: 0 when the output is clean and whole, 1 when it could not be proved clean: then nothing is printed,",
            "or of a table over 100 MB only its first rows, clean.",
            "Example: ./pratique deidentify note.txt > clean.txt"
        })
final class DeidentifyCommand implements Callable<Integer> {

    private static final int KEY_BYTES = 32;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "FILE",
            description = "A document of any format that intake takes; - reads standard input.")
    private String file;

    @Option(
            names = "--policy",
            defaultValue = "SAFE_HARBOR",
            description = "Release policy: ${COMPLETION-CANDIDATES} (default: SAFE_HARBOR).")
    private ReleasePolicy policy;

    @Mixin
    private SubjectOption subject;

    @Override
    public Integer call() throws IOException {
        long most = FormatLimits.STANDARD.maxBytes();
        OutputStream out = System.out;
        try (InputStream in = InputFile.stream(file)) {
            byte[] content = in.readNBytes((int) most + 1);
            OfflineDeidentification offline = new OfflineDeidentification();
            if (content.length <= most) {
                out.write(offline.deidentify(content, policy, key()));
            } else {
                InputStream table = new SequenceInputStream(new ByteArrayInputStream(content), in);
                offline.deidentifyTable(table, out, policy, key(), this::progress);
            }
        }
        out.flush();
        return 0;
    }

    private void progress(long bytes) {
        PrintWriter screen = spec.commandLine().getErr();
        screen.printf("%d MB written%n", bytes / 1_000_000);
        screen.flush();
    }

    /** Without a subject the key is a new one that nobody keeps: its tokens can never be resolved. */
    private byte[] key() {
        return subject.key().orElseGet(() -> {
            byte[] random = new byte[KEY_BYTES];
            new SecureRandom().nextBytes(random);
            return random;
        });
    }
}
