package health.pratique.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.kit.DocumentRecord;
import health.pratique.kit.Review;
import health.pratique.kit.ReviewAction;
import health.pratique.kit.ReviewReason;
import health.pratique.store.RequestedRedactions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.core.sync.RequestBody;

/** Takes one person's decision. */
@Command(
        name = "decide",
        description = "Decide a review, in a name and for a reason that go on the audit trail.",
        footer = {
            "",
            "The file of --redact has one text a line, behind its type: PATIENT_NAME: Zelda Quarrington",
            "Exit code: 0 when the review is decided, 3 when another person has to confirm, 1 when the decision is refused."
        })
final class ReviewDecideCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TO_BE_CONFIRMED = 3;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConnectionOption connection;

    @Parameters(index = "0", paramLabel = "ID", description = "The review's id, as list printed it.")
    private String id;

    @Parameters(index = "1", paramLabel = "DECISION", description = "${COMPLETION-CANDIDATES}")
    private ReviewAction action;

    @Option(names = "--reviewer", required = true, paramLabel = "NAME", description = "Who decides.")
    private String reviewer;

    @Option(names = "--reason", required = true, description = "${COMPLETION-CANDIDATES}")
    private ReviewReason reason;

    @Option(
            names = "--note",
            paramLabel = "FILE",
            description = "The reviewer's own words, 1,000 characters at most; kept in the quarantine bucket.")
    private @Nullable Path note;

    @Option(names = "--redact", paramLabel = "FILE", description = "What has to go, for REDACT_MORE.")
    private @Nullable Path redactions;

    @Option(names = "--wait", description = "Wait until the document has ended again.")
    private boolean wait;

    @Option(names = "--timeout", defaultValue = "300", description = "Seconds to wait (default: 300).")
    private long timeoutSeconds;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        try (Connection platform = connection.open()) {
            Review review = platform.review(id);
            DocumentRecord before = review.document() == null
                    ? null
                    : platform.operator().document(review.document()).orElse(null);
            ObjectNode request = JSON.createObjectNode();
            request.set("decision", decision(platform, review));
            JsonNode answer = new ReviewFunction(platform).call("DECIDE", review, request);
            if (!answer.path("status").asText().equals("DECIDED")) {
                out.printf("%s  %s by %s: another person has to confirm%n", id, action, reviewer);
                out.flush();
                return TO_BE_CONFIRMED;
            }
            out.printf("%s  DECIDED  %s%n", id, action);
            if (wait && before != null) {
                DocumentRecord end = new Waiting(platform, Duration.ofSeconds(timeoutSeconds)).forNewEnd(before);
                out.printf("%s  %s %s%n", end.id(), end.status(), end.reason() == null ? "" : end.reason());
            }
            out.flush();
            return 0;
        }
    }

    private ObjectNode decision(Connection platform, Review review) {
        ObjectNode decision = JSON.createObjectNode()
                .put("id", UUID.randomUUID().toString())
                .put("action", action.name())
                .put("reviewer", reviewer)
                .put("reason", reason.name());
        if (note != null) {
            decision.put("note", new String(read(note), StandardCharsets.UTF_8).strip());
        }
        if (redactions != null) {
            decision.set("redactions", uploaded(platform, review, read(redactions)));
        }
        return decision;
    }

    /** The texts go straight where held originals lie, and nowhere else. */
    private static ObjectNode uploaded(Connection platform, Review review, byte[] list) {
        RequestedRedactions.parse(list);
        String bucket = platform.info().setting("PRATIQUE_QUARANTINE_BUCKET");
        String key = "quarantine/" + review.custodian() + "/reviews/" + review.id() + "/redactions";
        String version = platform.s3()
                .putObject(
                        request -> request.bucket(bucket).key(key).contentType("text/plain; charset=utf-8"),
                        RequestBody.fromBytes(list))
                .versionId();
        ObjectNode reference = JSON.createObjectNode().put("sha256", sha256(list));
        reference.putObject("location").put("bucket", bucket).put("key", key).put("versionId", version);
        return reference;
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new CommandFailed("cannot read " + file + ": check the path and its permissions");
        }
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("this Java has no SHA-256", missing);
        }
    }
}
