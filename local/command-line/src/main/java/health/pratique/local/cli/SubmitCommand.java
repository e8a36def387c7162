package health.pratique.local.cli;

import health.pratique.format.NamedFormat;
import health.pratique.kit.DocumentRecord;
import health.pratique.model.Custodian;
import health.pratique.model.DocumentId;
import health.pratique.model.DocumentKind;
import health.pratique.model.DocumentStatus;
import health.pratique.model.EmergencyReason;
import health.pratique.model.PurposeOfUse;
import health.pratique.model.ReleasePolicy;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Uploads documents through the S3 API, or sends them by the intake stream. */
@Command(
        name = "submit",
        description = "Upload documents to a running platform.",
        footer = {
            "",
            "Exit code with --wait: 0 when every document was released, 3 when any was held or rejected.",
            "Examples: ./pratique submit note.txt --custodian harbor-clinic --patient H-1 --purpose HRESCH --wait",
            "          ./pratique submit note.txt --custodian harbor-clinic --patient H-1 --purpose HRESCH --stream"
        })
final class SubmitCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConnectionOption connection;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Documents in any format that intake takes.")
    private List<Path> files;

    @Option(names = "--custodian", required = true, description = "The organisation that owns the documents.")
    private String custodian;

    @Option(
            names = "--patient",
            description = "The patient's identifier; FHIR, HL7 v2, C-CDA, DICOM and tables may carry it themselves.")
    private @Nullable String patient;

    @Option(names = "--purpose", required = true, description = "Purpose of use: ${COMPLETION-CANDIDATES}.")
    private PurposeOfUse purpose;

    @Option(names = "--kind", defaultValue = "OTHER", description = "Kind of document: ${COMPLETION-CANDIDATES}.")
    private DocumentKind kind;

    @Option(names = "--source", defaultValue = "command-line", description = "Sending system (default: command-line).")
    private String source;

    @Option(names = "--policy", description = "Release policy: ${COMPLETION-CANDIDATES} (default: SAFE_HARBOR).")
    private @Nullable ReleasePolicy policy;

    @Option(
            names = "--emergency",
            paramLabel = "REASON",
            description = "Why consent is overridden, with --purpose ETREAT: ${COMPLETION-CANDIDATES}.")
    private @Nullable EmergencyReason emergency;

    @Option(
            names = "--stream",
            description =
                    "Send by the intake stream, up to 700 KB; the platform was started with -p StreamIntake=kinesis.")
    private boolean stream;

    @Option(names = "--wait", description = "Wait until each document is released, held or rejected.")
    private boolean wait;

    @Option(names = "--timeout", defaultValue = "300", description = "Seconds to wait (default: 300).")
    private long timeoutSeconds;

    @Override
    public Integer call() throws InterruptedException {
        new Custodian(custodian);
        PrintWriter out = spec.commandLine().getOut();
        try (Connection platform = connection.open()) {
            Map<DocumentId, Path> sent = new LinkedHashMap<>();
            for (Path file : files) {
                DocumentId id = sent(platform, file);
                sent.put(id, file);
                if (!wait) {
                    out.printf("%s  %s%n", id, file);
                    out.flush();
                }
            }
            return wait ? report(platform, sent, out) : 0;
        }
    }

    private DocumentId sent(Connection platform, Path file) throws InterruptedException {
        return stream
                ? StreamSubmission.send(platform, submission(file)).placed(Duration.ofSeconds(timeoutSeconds))
                : submission(file)
                        .upload(platform, NamedFormat.of(file.toString()).suffix());
    }

    private Submission submission(Path file) {
        try {
            return new Submission(
                    custodian,
                    patient,
                    purpose.name(),
                    kind.name(),
                    source,
                    policy == null ? null : policy.name(),
                    emergency == null ? null : emergency.name(),
                    Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw new CommandFailed("cannot read " + file + ": check the path and its permissions");
        }
    }

    private int report(Connection platform, Map<DocumentId, Path> sent, PrintWriter out) throws InterruptedException {
        Waiting waiting = new Waiting(platform, Duration.ofSeconds(timeoutSeconds));
        boolean released = true;
        for (Map.Entry<DocumentId, Path> document : sent.entrySet()) {
            DocumentRecord end = waiting.forEnd(document.getKey());
            print(end, document.getValue(), out);
            if (end.status() == DocumentStatus.UNPACKED) {
                for (DocumentId inside : unpacked(platform, end)) {
                    DocumentRecord own = waiting.forEnd(inside);
                    released &= own.status() == DocumentStatus.RELEASED;
                    print(own, document.getValue(), out);
                }
            } else {
                released &= end.status() == DocumentStatus.RELEASED;
            }
        }
        return released ? 0 : 3;
    }

    /** The documents of an archive that has ended, all of which are in the intake bucket by then. */
    private static List<DocumentId> unpacked(Connection platform, DocumentRecord archive) {
        String bucket = archive.location().bucket();
        String prefix = "intake/" + archive.custodian().value() + "/unpacked/"
                + archive.id().value() + "/";
        return platform
                .s3()
                .listObjectVersionsPaginator(request -> request.bucket(bucket).prefix(prefix))
                .versions()
                .stream()
                .map(version -> DocumentId.of(bucket, version.key(), version.versionId()))
                .toList();
    }

    private static void print(DocumentRecord end, Path file, PrintWriter out) {
        out.printf("%s  %-11s  %s%n", end.id(), end.status(), file);
        if (end.reason() != null) {
            out.printf("  %s: %s%n", end.reason(), end.reason().remedy());
        }
        if (end.release() != null) {
            out.printf("  s3://%s/%s%n", end.release().bucket(), end.release().key());
        }
        out.flush();
    }
}
