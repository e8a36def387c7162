package health.pratique.kit;

import health.pratique.fault.ReasonCode;
import health.pratique.model.Custodian;
import health.pratique.model.DocumentId;
import health.pratique.model.Finding;
import health.pratique.model.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A review as it is kept.
 *
 * @param id unique within its custodian
 * @param document the document in question, if there is one
 * @param execution the workflow run that held the document, or in which access was had
 * @param escalations how often its deadline passed
 * @param deadline the next one
 * @param votes in order; those of a decided review are its decision
 * @param fourEyes whether the first vote asked for a second one
 * @param appliedBy the workflow run that carries the decision out
 * @param taskToken of the workflow run that waits for the decision
 * @param version counts the changes that matter to who decides
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
        int escalations,
        List<ReviewVote> votes,
        boolean fourEyes,
        @Nullable String appliedBy,
        @Nullable String taskToken,
        long version) {

    /** The fact that names the signals of a suspicious submission. */
    public static final String SIGNALS = "signals";

    /** What a reviewer saw longer ago is no ground for a release; an execution of Step Functions lasts a year at most. */
    private static final Duration RELEASABLE_FOR = Duration.ofDays(300);

    public Review {
        findings = List.copyOf(findings);
        facts = Map.copyOf(facts);
        votes = List.copyOf(votes);
    }

    /** The last moment at which a release can be decided; what is held longer can be rejected or processed again. */
    public Instant releasableUntil() {
        return openedAt.plus(RELEASABLE_FOR);
    }

    /** What a reviewer may decide. Consent, malware, a rule that blocks and what failed are nobody's to override. */
    public Set<ReviewAction> allowed() {
        return switch (kind) {
            case BREAK_GLASS -> EnumSet.of(ReviewAction.JUSTIFIED, ReviewAction.UNJUSTIFIED);
            case HELD_DOCUMENT -> {
                Set<ReviewAction> allowed = EnumSet.of(ReviewAction.REJECT, ReviewAction.REPROCESS);
                if (overridable()) {
                    allowed.add(ReviewAction.RELEASE);
                    allowed.add(ReviewAction.REDACT_MORE);
                } else if (reason == ReasonCode.RESIDUAL_PHI) {
                    allowed.add(ReviewAction.REDACT_MORE);
                }
                yield allowed;
            }
        };
    }

    /** The rules that a release overrides: those that ask for a reviewer. */
    public Set<String> overridden() {
        return findings.stream()
                .filter(finding -> finding.severity() == Severity.REVIEW)
                .map(Finding::rule)
                .collect(Collectors.toSet());
    }

    /** Whether a release overrides a fraud score. */
    public boolean overridesFraud() {
        return facts.containsKey(SIGNALS);
    }

    /** The decision, with the last vote's reason. */
    public Optional<ReviewVote> decision() {
        return status == ReviewStatus.DECIDED && !votes.isEmpty() ? Optional.of(votes.getLast()) : Optional.empty();
    }

    /** Who decided so. */
    public List<String> deciders() {
        return decision().stream()
                .flatMap(decided -> votes.stream().filter(vote -> vote.action() == decided.action()))
                .map(ReviewVote::reviewer)
                .distinct()
                .toList();
    }

    private boolean overridable() {
        return switch (reason) {
            case RULE_FAILED ->
                !findings.isEmpty() && findings.stream().noneMatch(finding -> finding.severity() == Severity.BLOCK);
            case FRAUD_SUSPECTED -> findings.stream().noneMatch(finding -> finding.severity() == Severity.BLOCK);
            default -> false;
        };
    }

    /** Who has the token can let the workflow go on. */
    @Override
    public String toString() {
        return "Review[" + id + " " + status + "]";
    }
}
