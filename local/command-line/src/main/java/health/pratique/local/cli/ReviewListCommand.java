package health.pratique.local.cli;

import health.pratique.kit.Review;
import health.pratique.kit.ReviewStatus;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Reviews, the most urgent first. */
@Command(name = "list", description = "List reviews, the nearest deadline first; without --status those that wait.")
final class ReviewListCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConnectionOption connection;

    @Option(names = "--status", description = "Only these: ${COMPLETION-CANDIDATES}.")
    private @Nullable ReviewStatus status;

    @Option(names = "--custodian", description = "Only this custodian's.")
    private @Nullable String custodian;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (Connection platform = connection.open()) {
            List<Review> reviews =
                    platform.reviews().all().stream().filter(this::wanted).toList();
            for (Review review : reviews) {
                out.printf(
                        "%s  %-9s  %-16s  %-24s  %s %s%n",
                        review.id(),
                        review.status(),
                        review.custodian(),
                        review.reason(),
                        review.deadline().isBefore(Instant.now()) ? "overdue since" : "until",
                        review.deadline());
            }
            out.printf("%d reviews%n", reviews.size());
            out.flush();
            return 0;
        }
    }

    private boolean wanted(Review review) {
        boolean ofStatus = status == null ? review.status().pending() : review.status() == status;
        return ofStatus && (custodian == null || review.custodian().value().equals(custodian));
    }
}
