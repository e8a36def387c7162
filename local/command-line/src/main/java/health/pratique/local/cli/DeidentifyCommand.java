package health.pratique.local.cli;

import health.pratique.model.ReleasePolicy;
import health.pratique.store.OfflineDeidentification;
import java.io.IOException;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Cleans one document, offline. */
@Command(
        name = "deidentify",
        description = "Print the clean document, offline: no platform, nothing stored.",
        footer = {
            "",
            "Under PSEUDONYMISED, documents cleaned with the same --subject get the same surrogates, date shift and tokens;",
            "./pratique resolve turns the tokens back. Without --subject nothing can be turned back or compared.",
            "Exit code: 0 when the output is clean, 1 with nothing printed when it could not be proved clean.",
            "Example: ./pratique deidentify note.txt > clean.txt"
        })
final class DeidentifyCommand implements Callable<Integer> {

    private static final int KEY_BYTES = 32;

    @Parameters(paramLabel = "FILE", description = "Plain text or FHIR R4 JSON; - reads standard input.")
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
        byte[] clean = new OfflineDeidentification().deidentify(InputFile.content(file), policy, key());
        OutputStream out = System.out;
        out.write(clean);
        out.flush();
        return 0;
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
