package health.pratique.local.cli;

import health.pratique.erase.Erasure;
import health.pratique.model.Custodian;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists a custodian's erasures, and fetches their certificates. */
@Command(
        name = "show",
        description = "List a custodian's erasures; with an id and --save, fetch the newest certificate.",
        footer = {"", "Example: ./pratique erasure show --custodian harbor-clinic 5f0e… --save certificate.json"})
final class ErasureShowCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConnectionOption connection;

    @Option(names = "--custodian", required = true, description = "Whose erasures.")
    private String custodian = "";

    @Parameters(arity = "0..1", paramLabel = "ID", description = "Only this one.")
    private @Nullable String id;

    @Option(names = "--save", paramLabel = "FILE", description = "Where to write the newest certificate.")
    private @Nullable Path file;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        try (Connection platform = connection.open()) {
            List<Erasure> found = PlatformErasures.of(platform).of(new Custodian(custodian)).stream()
                    .filter(one -> id == null || one.order().erasureId().equals(id))
                    .toList();
            found.forEach(one -> tell(out, one));
            if (file != null) {
                if (id == null || found.isEmpty() || found.getFirst().certificates() == 0) {
                    throw new CommandFailed("name an erasure that is certified, behind the custodian");
                }
                save(platform, found.getFirst(), file);
            }
            out.flush();
            return 0;
        }
    }

    private static void tell(PrintWriter out, Erasure erasure) {
        out.printf(
                "%s  %s  begun %s  %s by %s  subject %s%n",
                erasure.order().erasureId(),
                state(erasure),
                erasure.begunAt(),
                erasure.order().reason(),
                erasure.order().requestedBy(),
                erasure.order().subject());
        if (erasure.lookAgainAt() != null) {
            out.printf("  something is kept; looked at again from %s on%n", erasure.lookAgainAt());
        }
        if (erasure.certificate() != null) {
            out.printf("  certificate %d, sha256 %s%n", erasure.certificates(), erasure.certificate());
        }
    }

    private static String state(Erasure erasure) {
        if (erasure.closed()) {
            return "CLOSED";
        }
        return erasure.certificates() > 0 ? "CERTIFIED" : "UNDER_WAY";
    }

    private static void save(Connection platform, Erasure erasure, Path file) throws IOException {
        String key = "erasures/%s/%s-%d.json"
                .formatted(erasure.order().custodian(), erasure.order().erasureId(), erasure.certificates());
        Files.write(
                file,
                platform.s3()
                        .getObjectAsBytes(request -> request.bucket(new PlatformErasures(platform.info()).bucket())
                                .key(key))
                        .asByteArray());
    }
}
