package health.pratique.kit;

import health.pratique.fault.ReasonCode;
import health.pratique.model.Custodian;
import health.pratique.model.DocumentId;
import health.pratique.model.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A review as it is kept.
 *
 * @param id unique within its custodian
 * @param document the document in question, if there is one
 * @param execution the workflow run that held the document, or in which access was had
 * @param escalations how often its deadline passed
 * @param deadline the next one
 */
public record Review(
        Custodian custodian,
        String id,
        ReviewKind kind,
        ReviewStatus status,
        @Nullable DocumentId document,
        @Nullable String execution,
        ReasonCode reason,
        List<Finding> findings,
        Map<String, String> facts,
        Instant openedAt,
        Instant deadline,
        int escalations) {

    public Review {
        findings = List.copyOf(findings);
        facts = Map.copyOf(facts);
    }
}
