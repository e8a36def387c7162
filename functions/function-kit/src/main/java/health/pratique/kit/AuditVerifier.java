package health.pratique.kit;

import static health.pratique.kit.RegistryItems.text;

import health.pratique.audit.AuditChain;
import health.pratique.audit.AuditEvent;
import health.pratique.audit.ChainBreak;
import health.pratique.audit.ChainHead;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Recomputes the chains of the audit trail from the tables alone. An operator's tool: it reads all custodians' trails. */
public final class AuditVerifier {

    private final DynamoDbClient dynamo;
    private final String documentsTable;
    private final String auditTable;

    public AuditVerifier(DynamoDbClient dynamo, String documentsTable, String auditTable) {
        this.dynamo = dynamo;
        this.documentsTable = documentsTable;
        this.auditTable = auditTable;
    }

    /**
     * What one document's trail shows.
     *
     * @param rows kept in the trail
     * @param flaw the first bad row; absent when the trail is whole
     */
    public record Verdict(
            String documentId, int rows, @Nullable ChainBreak flaw) {}

    /** Every document that the registry or the trail knows, in order of id. */
    public Set<String> documents() {
        Set<String> ids = new TreeSet<>();
        for (String table : List.of(documentsTable, auditTable)) {
            dynamo.scanPaginator(request -> request.tableName(table)
                            .projectionExpression("documentId")
                            .consistentRead(true))
                    .items()
                    .forEach(item -> ids.add(RegistryItems.need(item, "documentId")));
        }
        return ids;
    }

    public void verifyAll(Consumer<Verdict> verdicts) {
        documents().forEach(id -> verdicts.accept(verify(id)));
    }

    public Verdict verify(String documentId) {
        List<Map<String, AttributeValue>> rows =
                AuditItems.rows(dynamo, auditTable, documentId).toList();
        Map<String, AttributeValue> item = dynamo.getItem(request -> request.tableName(documentsTable)
                        .key(Map.of("documentId", text(documentId)))
                        .consistentRead(true))
                .item();
        if (rows.isEmpty() && item.isEmpty()) {
            return new Verdict(documentId, 0, new ChainBreak(0, "no such document"));
        }
        return new Verdict(documentId, rows.size(), flaw(rows, item).orElse(null));
    }

    private static Optional<ChainBreak> flaw(
            List<Map<String, AttributeValue>> rows, Map<String, AttributeValue> registryItem) {
        List<AuditEvent> events = new ArrayList<>();
        for (Map<String, AttributeValue> row : rows) {
            Optional<AuditEvent> event = readable(row);
            if (event.isEmpty()) {
                Optional<ChainBreak> before = AuditChain.verify(events, null);
                return before.isPresent()
                        ? before
                        : Optional.of(new ChainBreak(events.size() + 1L, "a field of this row was changed or removed"));
            }
            events.add(event.get());
        }
        Optional<ChainBreak> inside = AuditChain.verify(events, null);
        if (inside.isPresent()) {
            return inside;
        }
        Optional<ChainHead> head = RegistryItems.readHead(registryItem);
        return head.isEmpty()
                ? Optional.of(new ChainBreak(events.size(), "the registry does not know where this trail ends"))
                : AuditChain.verify(events, head.get());
    }

    /** A row that was tampered with may not even be an event any more. */
    private static Optional<AuditEvent> readable(Map<String, AttributeValue> row) {
        try {
            return Optional.of(AuditItems.read(row));
        } catch (IllegalArgumentException | IllegalStateException | NullPointerException | DateTimeException garbled) {
            return Optional.empty();
        }
    }
}
