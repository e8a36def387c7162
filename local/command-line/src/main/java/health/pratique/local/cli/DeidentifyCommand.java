package health.pratique.local.cli;

import health.pratique.model.ReleasePolicy;
import health.pratique.store.OfflineDeidentification;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Cleans one document, offline. */
@Command(
        name = "deidentify",
        description = "Print the clean document, offline: no platform, nothing stored.",
        footer = {
            "",
            "Exit code: 0 when the output is clean, 1 with nothing printed when it could not be proved clean.",
            "Example: ./pratique deidentify note.txt > clean.txt"
        })
final class DeidentifyCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "Plain text or FHIR R4 JSON; - reads standard input.")
    private String file;

    @Option(
            names = "--policy",
            defaultValue = "SAFE_HARBOR",
            description = "Release policy: ${COMPLETION-CANDIDATES} (default: SAFE_HARBOR).")
    private ReleasePolicy policy;

    @Option(
            names = "--subject",
            defaultValue = "",
            description =
                    "Under PSEUDONYMISED: documents cleaned with the same word get the same surrogates and date shift.")
    private String subject;

    @Override
    public Integer call() throws IOException {
        byte[] clean = new OfflineDeidentification().deidentify(content(), policy, key());
        OutputStream out = System.out;
        out.write(clean);
        out.flush();
        return 0;
    }

    private byte[] content() {
        try {
            return file.equals("-") ? System.in.readAllBytes() : Files.readAllBytes(Path.of(file));
        } catch (IOException unreadable) {
            throw new CommandFailed("cannot read " + file + ": check the path and its permissions");
        }
    }

    private byte[] key() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(subject.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("this Java has no SHA-256", missing);
        }
    }
}
