package health.pratique.kit;

import static health.pratique.kit.RegistryItems.text;

import health.pratique.audit.AuditEvent;
import health.pratique.model.Custodian;
import health.pratique.model.DocumentId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The {@code audit-trail} table, read some events at a time: a custodian's own chain grows for years. */
@ApplicationScoped
public class TrailPages {

    private final DynamoDbClient dynamo;
    private final KitSettings settings;

    public TrailPages(DynamoDbClient dynamo, KitSettings settings) {
        this.dynamo = dynamo;
        this.settings = settings;
    }

    /**
     * Events of a document's chain, or a custodian's, in order of sequence; those of another custodian do not exist. Read
     * consistently.
     *
     * @param after the sequence behind which to begin; 0 for the first event
     */
    public List<AuditEvent> page(Custodian custodian, DocumentId chain, long after, int limit) {
        return Stores.registry(() -> dynamo
                .query(request -> request.tableName(settings.auditTable())
                        .keyConditionExpression("documentId = :id AND #sequence > :after")
                        .expressionAttributeNames(Map.of("#sequence", AuditItems.SEQUENCE))
                        .expressionAttributeValues(
                                Map.of(":id", text(chain.value()), ":after", text(AuditItems.sortKey(after))))
                        .limit(limit)
                        .consistentRead(true))
                .items()
                .stream()
                .map(AuditItems::read)
                .filter(event -> event.custodian().equals(custodian))
                .toList());
    }
}
