package health.pratique.kit;

import static health.pratique.kit.RegistryItems.need;
import static health.pratique.kit.RegistryItems.string;
import static health.pratique.kit.RegistryItems.text;

import health.pratique.audit.AuditEvent;
import health.pratique.audit.AuditOutcome;
import health.pratique.fault.ReasonCode;
import health.pratique.model.Custodian;
import health.pratique.model.DocumentId;
import health.pratique.model.KeyNumber;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How an audit event looks as an item of the {@code audit-trail} table. */
final class AuditItems {

    static final String ID = "documentId";
    static final String SEQUENCE = "sequence";

    private static final Set<String> NAMES = Set.of(
            ID,
            SEQUENCE,
            "custodian",
            "time",
            "actor",
            "version",
            "action",
            "outcome",
            "reason",
            "facts",
            "previousHash",
            "hash");

    private AuditItems() {}

    static String sortKey(long sequence) {
        return KeyNumber.of(sequence, 10);
    }

    /** A document's rows as they are kept, in order of sequence; read consistently. */
    static Stream<Map<String, AttributeValue>> rows(DynamoDbClient dynamo, String table, String documentId) {
        return dynamo
                .queryPaginator(request -> request.tableName(table)
                        .keyConditionExpression("documentId = :id")
                        .expressionAttributeValues(Map.of(":id", text(documentId)))
                        .consistentRead(true))
                .items()
                .stream();
    }

    static Map<String, AttributeValue> write(AuditEvent event) {
        Map<String, AttributeValue> facts = new HashMap<>();
        event.facts().forEach((name, value) -> facts.put(name, text(value)));
        Map<String, AttributeValue> item = new HashMap<>();
        item.put(ID, text(event.documentId().value()));
        item.put(SEQUENCE, text(sortKey(event.sequence())));
        item.put("custodian", text(event.custodian().value()));
        item.put("time", text(event.time().toString()));
        item.put("actor", text(event.actor()));
        item.put("version", text(event.version()));
        item.put("action", text(event.action()));
        item.put("outcome", text(event.outcome().name()));
        if (event.reason() != null) {
            item.put("reason", text(event.reason().name()));
        }
        item.put("facts", AttributeValue.fromM(facts));
        item.put("previousHash", text(event.previousHash()));
        item.put("hash", text(event.hash()));
        return item;
    }

    /** @throws IllegalStateException for an item that is not, to the attribute, one that {@link #write} makes */
    static AuditEvent read(Map<String, AttributeValue> item) {
        AttributeValue kept = item.get("facts");
        if (kept == null || !kept.hasM() || !NAMES.containsAll(item.keySet())) {
            throw new IllegalStateException("an audit row has attributes of another kind or name");
        }
        Map<String, String> facts = new HashMap<>();
        kept.m().keySet().forEach(name -> facts.put(name, need(kept.m(), name)));
        String reason = string(item, "reason");
        return new AuditEvent(
                new DocumentId(need(item, ID)),
                new Custodian(need(item, "custodian")),
                Long.parseLong(need(item, SEQUENCE)),
                Instant.parse(need(item, "time")),
                need(item, "actor"),
                need(item, "version"),
                need(item, "action"),
                AuditOutcome.valueOf(need(item, "outcome")),
                reason == null ? null : ReasonCode.valueOf(reason),
                facts,
                need(item, "previousHash"),
                need(item, "hash"));
    }
}
