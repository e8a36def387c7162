package health.pratique.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.pratique.audit.AuditEvent;
import health.pratique.audit.AuditOutcome;
import health.pratique.kit.Review;
import health.pratique.kit.ReviewVote;
import health.pratique.model.Finding;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Everything that a reviewer has to know, and, on record, the original itself. */
@Command(
        name = "show",
        description = "Show why a review was opened, what was found, what may be decided, and until when.",
        footer = {"", "With --original, the look at the document is put on its audit trail in the reviewer's name."})
final class ReviewShowCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConnectionOption connection;

    @Parameters(paramLabel = "ID", description = "The review's id, as list printed it.")
    private String id;

    @Option(
            names = "--original",
            paramLabel = "FILE",
            description = "Write the held original there; asks for --reviewer.")
    private @Nullable Path original;

    @Option(names = "--reviewer", paramLabel = "NAME", description = "Who looks.")
    private @Nullable String reviewer;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (Connection platform = connection.open()) {
            Review review = platform.review(id);
            print(review, out);
            if (review.document() != null) {
                platform.operator().events(review.document()).stream()
                        .filter(event -> event.outcome() != AuditOutcome.SUCCESS)
                        .max(Comparator.comparing(AuditEvent::sequence))
                        .ifPresent(refusal ->
                                out.printf("refused by %s: %s%n", refusal.action(), new TreeMap<>(refusal.facts())));
            }
            if (original != null) {
                write(platform, review, original);
                out.printf("original   %s%n", original);
            }
            out.flush();
            return 0;
        }
    }

    private static void print(Review review, PrintWriter out) {
        out.printf("%s  %s  %s%n", review.id(), review.status(), review.kind());
        out.printf("custodian  %s%n", review.custodian());
        if (review.document() != null) {
            out.printf("document   %s%n", review.document());
        }
        out.printf("reason     %s: %s%n", review.reason(), review.reason().remedy());
        out.printf("opened     %s%n", review.openedAt());
        out.printf("deadline   %s, escalated %d times%n", review.deadline(), review.escalations());
        for (Finding finding : review.findings()) {
            out.printf(
                    "finding    %s %s (%s): %s%n",
                    finding.severity(), finding.rule(), finding.citation(), finding.remedy());
        }
        new TreeMap<>(review.facts()).forEach((name, value) -> out.printf("fact       %s: %s%n", name, value));
        for (ReviewVote vote : review.votes()) {
            out.printf(
                    "vote       %s by %s, %s, %s%s%n",
                    vote.action(),
                    vote.reviewer(),
                    vote.reason(),
                    vote.at(),
                    vote.note() == null ? "" : ", with a note in the quarantine bucket");
        }
        if (review.status().pending()) {
            out.printf(
                    "allowed    %s%s%n",
                    review.allowed().stream().map(Enum::name).collect(Collectors.joining(", ")),
                    review.fourEyes() ? "; a second person has to confirm a release" : "");
        }
    }

    private void write(Connection platform, Review review, Path file) {
        if (reviewer == null) {
            throw new CommandFailed("say who looks at the original: --reviewer NAME");
        }
        JsonNode answer = new ReviewFunction(platform)
                .call("VIEW", review, new ObjectMapper().createObjectNode().put("reviewer", reviewer));
        JsonNode location = answer.path("original");
        byte[] content = platform.s3()
                .getObjectAsBytes(
                        request -> request.bucket(location.path("bucket").asText())
                                .key(location.path("key").asText()))
                .asByteArray();
        try {
            Files.write(file, content);
        } catch (IOException unwritable) {
            throw new CommandFailed("cannot write " + file + ": check the path and its permissions");
        }
    }
}
