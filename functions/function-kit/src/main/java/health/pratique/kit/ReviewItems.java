package health.pratique.kit;

import static health.pratique.kit.RegistryItems.joined;
import static health.pratique.kit.RegistryItems.need;
import static health.pratique.kit.RegistryItems.number;
import static health.pratique.kit.RegistryItems.string;
import static health.pratique.kit.RegistryItems.text;
import static java.util.Objects.requireNonNull;

import health.pratique.fault.ReasonCode;
import health.pratique.model.Custodian;
import health.pratique.model.DocumentId;
import health.pratique.model.Finding;
import health.pratique.model.Severity;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How a review looks as an item of the {@code reviews} table. */
final class ReviewItems {

    static final String CUSTODIAN = "custodian";
    static final String ID = "reviewId";
    static final String STATUS = "status";
    static final String DEADLINE = "deadline";
    static final String ESCALATIONS = "escalations";
    static final String VOTES = "votes";
    static final String FOUR_EYES = "fourEyes";
    static final String APPLIED_BY = "appliedBy";
    static final String TASK_TOKEN = "taskToken";
    static final String VERSION = "version";
    /** Index key: custodian and status. */
    static final String CUSTODIAN_STATUS = "custodianStatus";

    private ReviewItems() {}

    static Map<String, AttributeValue> key(Custodian custodian, String id) {
        return Map.of(CUSTODIAN, text(custodian.value()), ID, text(id));
    }

    static Map<String, AttributeValue> opened(ReviewCase opened, Instant now) {
        Map<String, AttributeValue> item = new HashMap<>(key(opened.custodian(), opened.id()));
        item.putAll(status(opened.custodian(), ReviewStatus.OPEN));
        item.put("kind", text(opened.kind().name()));
        if (opened.document() != null) {
            item.put("documentId", text(opened.document().value()));
        }
        if (opened.execution() != null) {
            item.put("execution", text(opened.execution()));
        }
        item.put("reason", text(opened.reason().name()));
        item.put(
                "findings",
                AttributeValue.fromL(
                        opened.findings().stream().map(ReviewItems::finding).toList()));
        Map<String, AttributeValue> facts = new HashMap<>();
        opened.facts().forEach((name, value) -> facts.put(name, text(value)));
        item.put("facts", AttributeValue.fromM(facts));
        item.put("openedAt", text(now.toString()));
        item.put(DEADLINE, text(opened.deadline().toString()));
        item.put(ESCALATIONS, number(0));
        item.put(VOTES, AttributeValue.fromL(List.of()));
        item.put(VERSION, number(1));
        return item;
    }

    static Map<String, AttributeValue> status(Custodian custodian, ReviewStatus status) {
        return Map.of(STATUS, text(status.name()), CUSTODIAN_STATUS, text(joined(custodian, status.name())));
    }

    static Review read(Map<String, AttributeValue> item) {
        Map<String, AttributeValue> kept = requireNonNull(item.get("facts")).m();
        Map<String, String> facts = new HashMap<>();
        kept.keySet().forEach(name -> facts.put(name, need(kept, name)));
        String document = string(item, "documentId");
        return new Review(
                new Custodian(need(item, CUSTODIAN)),
                need(item, ID),
                ReviewKind.valueOf(need(item, "kind")),
                ReviewStatus.valueOf(need(item, STATUS)),
                document == null ? null : new DocumentId(document),
                string(item, "execution"),
                ReasonCode.valueOf(need(item, "reason")),
                findings(requireNonNull(item.get("findings")).l()),
                facts,
                Instant.parse(need(item, "openedAt")),
                Instant.parse(need(item, DEADLINE)),
                (int) count(item, ESCALATIONS),
                ReviewVoteItems.read(requireNonNull(item.get(VOTES)).l()),
                item.containsKey(FOUR_EYES)
                        && Boolean.TRUE.equals(
                                requireNonNull(item.get(FOUR_EYES)).bool()),
                string(item, APPLIED_BY),
                string(item, TASK_TOKEN),
                count(item, VERSION));
    }

    private static long count(Map<String, AttributeValue> item, String name) {
        return Long.parseLong(requireNonNull(item.get(name)).n());
    }

    private static AttributeValue finding(Finding finding) {
        return AttributeValue.fromM(Map.of(
                "rule", text(finding.rule()),
                "citation", text(finding.citation()),
                "severity", text(finding.severity().name()),
                "remedy", text(finding.remedy())));
    }

    private static List<Finding> findings(List<AttributeValue> kept) {
        return kept.stream()
                .map(AttributeValue::m)
                .map(one -> new Finding(
                        need(one, "rule"),
                        need(one, "citation"),
                        Severity.valueOf(need(one, "severity")),
                        need(one, "remedy")))
                .toList();
    }
}
