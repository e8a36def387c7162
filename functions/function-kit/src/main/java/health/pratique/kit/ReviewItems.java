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
    /** Index key: custodian and status. */
    static final String CUSTODIAN_STATUS = "custodianStatus";

    private ReviewItems() {}

    static Map<String, AttributeValue> key(Custodian custodian, String id) {
        return Map.of(CUSTODIAN, text(custodian.value()), ID, text(id));
    }

    static Map<String, AttributeValue> opened(ReviewCase opened, Instant now) {
        Map<String, AttributeValue> item = new HashMap<>(key(opened.custodian(), opened.id()));
        item.put("kind", text(opened.kind().name()));
        item.put(STATUS, text(ReviewStatus.OPEN.name()));
        item.put(CUSTODIAN_STATUS, text(joined(opened.custodian(), ReviewStatus.OPEN.name())));
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
        return item;
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
                Integer.parseInt(requireNonNull(item.get(ESCALATIONS)).n()));
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
