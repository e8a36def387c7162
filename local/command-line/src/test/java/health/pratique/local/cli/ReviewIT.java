package health.pratique.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.kit.DocumentRecord;
import health.pratique.kit.Review;
import health.pratique.kit.ReviewStatus;
import health.pratique.local.cli.PlatformProcess.Outcome;
import health.pratique.model.DocumentId;
import health.pratique.model.DocumentStatus;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents in quarantine and the people who decide, on a running platform. */
class ReviewIT {

    /** Born in the future: a rule that asks for a reviewer. */
    private static final String NOTE = """
        PROGRESS NOTE

        Patient: Anselm Quillfeather    MRN: 8841907    DOB: 04/17/2097

        Mr. Quillfeather keeps bees behind the old cooperage. Lungs are clear. Return in two weeks.
        """;

    @TempDir
    Path folder;

    @Test
    void aReviewerLooksAtAHeldDocumentAndLetsItOutWithoutWhatTheyName() throws Exception {
        try (PlatformProcess platform = PlatformProcess.up("--ephemeral", "--port", "0", "-p", "Detectors=local");
                Connection connection = platform.connect()) {
            Review review = held(platform, connection, "P-reviewed");
            assertThat(platform.client("review", "list").output()).contains(review.id(), "OPEN");
            Path original = folder.resolve("original.txt");
            Outcome shown = platform.client(
                    "review", "show", review.id(), "--reviewer", "dr.osei", "--original", original.toString());
            assertThat(shown.output())
                    .contains("RULE_FAILED", "plausible-dates", "allowed", "RELEASE")
                    .doesNotContain("Quillfeather");
            assertThat(original).content().contains("Quillfeather");

            Path list = Files.writeString(folder.resolve("list.txt"), "LANDMARK: Old Cooperage\n");
            Outcome decided = decide(platform, review, "REDACT_MORE", "dr.osei", "--redact", list.toString(), "--wait");
            assertThat(decided.exitCode()).as(decided.output()).isZero();
            assertThat(decided.output()).contains("RELEASED");
            DocumentRecord released =
                    connection.operator().document(review.document()).orElseThrow();
            assertThat(connection
                            .s3()
                            .getObjectAsBytes(
                                    request -> request.bucket(released.release().bucket())
                                            .key(released.release().key()))
                            .asUtf8String())
                    .contains("Lungs are clear")
                    .doesNotContain("cooperage", "Quillfeather");
            assertThat(connection.operator().events(review.document()).toString())
                    .contains("reviewer:dr.osei", "ViewOriginal", "DecideReview", "ApplyReview");
            Outcome again = decide(platform, review, "REJECT", "m.lindqvist");
            assertThat(again.exitCode()).isEqualTo(1);
            assertThat(again.output()).contains("REVIEW_DECIDED");
            assertThat(platform.client("audit", "verify").exitCode()).isZero();
            assertThat(platform.logs()).doesNotContain("Quillfeather", "cooperage");
        }
    }

    @Test
    void twoPeopleLetADocumentOutAfterEverybodyWasToldAndThePlatformWasRestarted() throws Exception {
        String[] options = {
            "--state",
            folder.resolve("state").toString(),
            "--port",
            "0",
            "-p",
            "Detectors=local",
            "-p",
            "FourEyesFor=RULE_FAILED",
            "-p",
            "ReviewWithin=PT1S",
            "-p",
            "ReviewEscalateAfter=PT1S"
        };
        Review review;
        try (PlatformProcess platform = PlatformProcess.up(options);
                Connection connection = platform.connect()) {
            review = held(platform, connection, "P-late");
            Review late = escalated(connection, review.id());
            assertThat(late.status()).isEqualTo(ReviewStatus.ESCALATED);
            assertThat(late.taskToken()).isNotNull();
        }
        try (PlatformProcess platform = PlatformProcess.up(options);
                Connection connection = platform.connect()) {
            assertThat(decide(platform, review, "RELEASE", "dr.osei").exitCode())
                    .isEqualTo(3);
            Outcome alone = decide(platform, review, "RELEASE", "dr.osei");
            assertThat(alone.exitCode()).isEqualTo(1);
            assertThat(alone.output()).contains("REVIEWER_NOT_SECOND");
            Outcome confirmed = decide(platform, review, "RELEASE", "m.lindqvist", "--wait");
            assertThat(confirmed.exitCode()).as(confirmed.output()).isZero();
            assertThat(confirmed.output()).contains("RELEASED");
            assertThat(connection
                            .operator()
                            .document(review.document())
                            .orElseThrow()
                            .execution())
                    .endsWith(review.id());
        }
    }

    private Review held(PlatformProcess platform, Connection connection, String patient) throws Exception {
        platform.client("consent", "permit", "--custodian", "harbor-clinic", "--patient", patient);
        Path file = Files.write(folder.resolve(patient + ".txt"), NOTE.getBytes(StandardCharsets.UTF_8));
        Outcome submitted = platform.client(
                "submit",
                file.toString(),
                "--custodian",
                "harbor-clinic",
                "--patient",
                patient,
                "--purpose",
                "HRESCH",
                "--kind",
                "PROGRESS_NOTE",
                "--wait");
        DocumentId id = new DocumentId(submitted.output().substring(0, 32));
        assertThat(connection.operator().document(id).orElseThrow().status()).isEqualTo(DocumentStatus.QUARANTINED);
        return until(() -> connection.reviews().all().stream()
                .filter(review -> id.equals(review.document()) && review.taskToken() != null)
                .findFirst()
                .orElse(null));
    }

    private static Review escalated(Connection connection, String id) {
        return until(() -> connection
                .reviews()
                .find(id)
                .filter(review -> review.escalations() == 3)
                .orElse(null));
    }

    private static Review until(Supplier<Review> wanted) {
        long deadline = System.nanoTime() + Duration.ofMinutes(5).toNanos();
        while (System.nanoTime() - deadline < 0) {
            Review found = wanted.get();
            if (found != null) {
                return found;
            }
            Thread.onSpinWait();
        }
        throw new IllegalStateException("the review did not come so far");
    }

    private static Outcome decide(
            PlatformProcess platform, Review review, String action, String reviewer, String... more) {
        String[] fixed = {"review", "decide", review.id(), action, "--reviewer", reviewer, "--reason", "FALSE_POSITIVE"
        };
        String[] all = Arrays.copyOf(fixed, fixed.length + more.length);
        System.arraycopy(more, 0, all, fixed.length, more.length);
        return platform.client(all);
    }
}
