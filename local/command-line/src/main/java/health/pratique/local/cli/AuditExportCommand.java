package health.pratique.local.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The archived audit trail as files. */
@Command(
        name = "export",
        description = {
            "Copy the archived audit trail with its anchors into a directory; again, only what is new.",
            "The rows of the last minute or two are not anchored yet, and left for the next time."
        })
final class AuditExportCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConnectionOption connection;

    @Parameters(paramLabel = "DIR", description = "Made when it is missing.")
    private Path directory;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        try (Connection platform = connection.open()) {
            AuditExport.Copied copied =
                    new AuditExport(platform.s3(), platform.info().setting("PRATIQUE_AUDIT_BUCKET")).into(directory);
            out.printf("%d anchors, %d files, %d fetched%n", copied.anchors(), copied.files(), copied.fetched());
            out.flush();
            return 0;
        }
    }
}
