package health.pratique.fraud;

import health.pratique.fault.ReasonCode;
import health.pratique.fraud.Submission.Verdict;
import health.pratique.kit.DocumentRecord;
import health.pratique.kit.DocumentRegistry;
import health.pratique.model.Document;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what a document's source sent lately out of the registry: one bounded query. */
@ApplicationScoped
public class SourceHistories {

    private static final Duration WINDOW = Duration.ofDays(1);

    private final DocumentRegistry registry;

    public SourceHistories(DocumentRegistry registry) {
        this.registry = registry;
    }

    SourceHistory of(Document document) {
        List<DocumentRecord> records = registry.recentOfSource(
                document.custodian(), document.source(), document.receivedAt().minus(WINDOW), Feature.HISTORY_LIMIT);
        return new SourceHistory(
                new Submission(
                        document.receivedAt(),
                        document.bytes(),
                        document.sha256(),
                        document.subject().value(),
                        Verdict.OPEN),
                records.stream()
                        .filter(other -> !other.id().equals(document.id()))
                        .flatMap(other -> submission(other).stream())
                        .toList());
    }

    /** One that was refused before it was read has no content to compare. */
    private static Optional<Submission> submission(DocumentRecord other) {
        if (other.sha256() == null || other.subject() == null) {
            return Optional.empty();
        }
        return Optional.of(new Submission(
                other.receivedAt(),
                other.bytes(),
                other.sha256(),
                other.subject().value(),
                verdict(other.reason(), other.status().terminal())));
    }

    private static Verdict verdict(@Nullable ReasonCode reason, boolean ended) {
        boolean denied = Stream.of(
                        ReasonCode.CONSENT_MISSING,
                        ReasonCode.CONSENT_EXPIRED,
                        ReasonCode.CONSENT_NOT_YET_EFFECTIVE,
                        ReasonCode.CONSENT_REFUSED,
                        ReasonCode.METADATA_CONFLICT)
                .anyMatch(denial -> Objects.equals(denial, reason));
        if (denied) {
            return Verdict.DENIED;
        }
        return ended ? Verdict.OTHER : Verdict.OPEN;
    }
}
