package health.pratique.kit;

import static health.pratique.kit.RegistryItems.text;

import health.pratique.audit.AuditEvent;
import health.pratique.model.DocumentId;
import health.pratique.model.DocumentStatus;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/**
 * Registry and trail across custodians, for whoever operates the platform. Functions do not use it: theirs is
 * {@link DocumentRegistry}, where every query carries the custodian.
 */
public final class OperatorView {

    private final DynamoDbClient dynamo;
    private final String documentsTable;
    private final String auditTable;

    public OperatorView(DynamoDbClient dynamo, String documentsTable, String auditTable) {
        this.dynamo = dynamo;
        this.documentsTable = documentsTable;
        this.auditTable = auditTable;
    }

    public Optional<DocumentRecord> document(DocumentId id) {
        Map<String, AttributeValue> item = dynamo.getItem(request -> request.tableName(documentsTable)
                        .key(RegistryItems.key(id))
                        .consistentRead(true))
                .item();
        return RegistryItems.isDocument(item) ? Optional.of(RegistryItems.read(item)) : Optional.empty();
    }

    /** All documents in one status, the latest change first. Scans the table. */
    public List<DocumentRecord> documents(DocumentStatus status) {
        return scan(request -> request.filterExpression("#status = :status")
                .expressionAttributeNames(Map.of("#status", RegistryItems.STATUS))
                .expressionAttributeValues(Map.of(":status", text(status.name()))));
    }

    /** All documents, the latest change first; each once, in whatever status the scan of the table finds it. */
    public List<DocumentRecord> documents() {
        return scan(request -> {});
    }

    private List<DocumentRecord> scan(Consumer<ScanRequest.Builder> filter) {
        return dynamo
                .scanPaginator(request ->
                        request.tableName(documentsTable).consistentRead(true).applyMutation(filter))
                .items()
                .stream()
                .filter(RegistryItems::isDocument)
                .map(RegistryItems::read)
                .sorted(Comparator.comparing(DocumentRecord::updatedAt).reversed())
                .toList();
    }

    /** A document's events in order of sequence. */
    public List<AuditEvent> events(DocumentId id) {
        return AuditItems.rows(dynamo, auditTable, id.value())
                .map(AuditItems::read)
                .toList();
    }
}
