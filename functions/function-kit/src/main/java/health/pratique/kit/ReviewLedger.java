package health.pratique.kit;

import static health.pratique.kit.RegistryItems.number;
import static health.pratique.kit.RegistryItems.text;

import health.pratique.audit.AuditEntry;
import health.pratique.fault.PolicyViolated;
import health.pratique.fault.ReasonCode;
import health.pratique.model.DocumentStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * Every change of a review that matters, in one transaction with its audit event: on the chain of the document that the review is
 * about, or on the custodian's own. A change is made to the review as it was seen; who saw an older one is refused.
 */
@ApplicationScoped
public class ReviewLedger {

    private final KitSettings settings;
    private final ReviewQueue queue;
    private final DocumentRegistry registry;
    private final AuditTrail trail;
    private final CustodianTrail custodianTrail;

    public ReviewLedger(
            KitSettings settings,
            ReviewQueue queue,
            DocumentRegistry registry,
            AuditTrail trail,
            CustodianTrail custodianTrail) {
        this.settings = settings;
        this.queue = queue;
        this.registry = registry;
        this.trail = trail;
        this.custodianTrail = custodianTrail;
    }

    /**
     * Puts a decision down.
     *
     * @param fourEyes whether another person has to confirm it, if nobody has decided before
     * @param last whether it decides the review; a decided REJECT ends the document in the same transaction
     * @throws PolicyViolated REVIEW_DECIDED when the review has changed meanwhile; REVIEW_OVERTAKEN when its document has
     */
    public void vote(Review seen, ReviewVote vote, boolean fourEyes, boolean last, AuditEntry entry) {
        List<ReviewVote> votes = new ArrayList<>(seen.votes());
        votes.add(vote);
        Map<String, AttributeValue> set = new HashMap<>(Map.of(
                ReviewItems.VOTES,
                ReviewVoteItems.write(votes),
                ReviewItems.FOUR_EYES,
                AttributeValue.fromBool(fourEyes)));
        if (last) {
            set.putAll(ReviewItems.status(seen.custodian(), ReviewStatus.DECIDED));
        }
        RegistryChange change = last && vote.action() == ReviewAction.REJECT
                ? RegistryChange.ended(DocumentStatus.REJECTED, ReasonCode.REVIEW_REJECTED)
                : RegistryChange.NO_OP;
        write(seen, set, RegistryItems.changed(seen.custodian(), change), entry);
    }

    /** The deadline has passed, and there is another. */
    public void escalate(Review seen, Instant deadline, AuditEntry entry) {
        Map<String, AttributeValue> set = new HashMap<>(ReviewItems.status(seen.custodian(), ReviewStatus.ESCALATED));
        set.put(ReviewItems.ESCALATIONS, number(seen.escalations() + 1L));
        set.put(ReviewItems.DEADLINE, text(deadline.toString()));
        write(seen, set, Map.of(), entry);
    }

    /** This run carries the decision out, and no other does. */
    public void apply(Review seen, String execution, AuditEntry entry) {
        write(
                seen,
                Map.of(ReviewItems.APPLIED_BY, text(execution)),
                Map.of(RegistryItems.REVIEW, text(seen.id())),
                entry);
    }

    /** Something was done with the document that changes nothing, such as to look at it. */
    public void note(Review seen, AuditEntry entry) {
        write(seen, Map.of(), Map.of(), entry);
    }

    /** The document of a review, as long as the review is about the quarantine that it is in. */
    public Optional<DocumentRecord> held(Review review) {
        return Optional.ofNullable(review.document())
                .flatMap(id -> registry.find(review.custodian(), id))
                .filter(found -> found.status() == DocumentStatus.QUARANTINED
                        && found.execution().equals(review.execution()));
    }

    private void write(
            Review seen, Map<String, AttributeValue> set, Map<String, AttributeValue> document, AuditEntry entry) {
        if (seen.kind() != ReviewKind.HELD_DOCUMENT) {
            custodianTrail.record(seen.custodian(), entry, () -> beside(seen, set));
            return;
        }
        Races races = new Races();
        while (true) {
            DocumentRecord held = held(seen).orElseThrow(() -> new PolicyViolated(ReasonCode.REVIEW_OVERTAKEN));
            if (trail.amend(held, entry, document, beside(seen, set))) {
                return;
            }
            races.lost();
        }
    }

    private List<TransactWriteItem> beside(Review seen, Map<String, AttributeValue> set) {
        long version =
                queue.find(seen.custodian(), seen.id()).map(Review::version).orElse(0L);
        if (version != seen.version()) {
            throw new PolicyViolated(ReasonCode.REVIEW_DECIDED);
        }
        if (set.isEmpty()) {
            return List.of();
        }
        Map<String, AttributeValue> changed = new HashMap<>(set);
        changed.put(ReviewItems.VERSION, number(version + 1));
        Map<String, String> names = new HashMap<>();
        Map<String, AttributeValue> values = new HashMap<>(Map.of(":seen", number(version)));
        changed.forEach((name, value) -> {
            names.put("#" + name, name);
            values.put(":" + name, value);
        });
        return List.of(TransactWriteItem.builder()
                .update(Update.builder()
                        .tableName(settings.reviewsTable())
                        .key(ReviewItems.key(seen.custodian(), seen.id()))
                        .updateExpression(changed.keySet().stream()
                                .map(name -> "#" + name + " = :" + name)
                                .collect(Collectors.joining(", ", "SET ", "")))
                        .conditionExpression("#version = :seen")
                        .expressionAttributeNames(names)
                        .expressionAttributeValues(values)
                        .build())
                .build());
    }
}
