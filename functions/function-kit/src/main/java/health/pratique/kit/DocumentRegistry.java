package health.pratique.kit;

import static health.pratique.kit.RegistryItems.joined;
import static health.pratique.kit.RegistryItems.text;

import health.pratique.fault.InternalFault;
import health.pratique.fault.ReasonCode;
import health.pratique.model.Custodian;
import health.pratique.model.DocumentId;
import health.pratique.model.DocumentStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** The {@code documents} table, read. It is written by {@link AuditTrail} alone, so that no change goes unrecorded. */
@ApplicationScoped
public class DocumentRegistry {

    /** Index by custodian and status, newest change last. */
    public static final String BY_STATUS = "by-status";
    /** Index by custodian and source, newest document last. */
    public static final String BY_SOURCE = "by-source";

    private final DynamoDbClient dynamo;
    private final KitSettings settings;

    public DocumentRegistry(DynamoDbClient dynamo, KitSettings settings) {
        this.dynamo = dynamo;
        this.settings = settings;
    }

    /** Reads consistently; a document of another custodian does not exist. */
    public Optional<DocumentRecord> find(Custodian custodian, DocumentId id) {
        return find(id).filter(found -> found.custodian().equals(custodian));
    }

    /**
     * The document, held by this run.
     *
     * @throws InternalFault NOT_CLAIMED when another run holds it, or none does
     */
    public DocumentRecord held(Custodian custodian, DocumentId id, String execution) {
        return find(custodian, id)
                .filter(found -> found.execution().equals(execution))
                .orElseThrow(() -> new InternalFault(ReasonCode.NOT_CLAIMED));
    }

    /** Documents of one custodian in one status, newest change first. */
    public List<DocumentRecord> listByStatus(Custodian custodian, DocumentStatus status, int limit) {
        return query(
                QueryRequest.builder()
                        .indexName(BY_STATUS)
                        .keyConditionExpression("custodianStatus = :index")
                        .expressionAttributeValues(Map.of(":index", text(joined(custodian, status.name())))),
                limit);
    }

    /** Documents that one source sent since then, newest first; eventually consistent. */
    public List<DocumentRecord> recentOfSource(Custodian custodian, String source, Instant since, int limit) {
        return query(
                QueryRequest.builder()
                        .indexName(BY_SOURCE)
                        .keyConditionExpression("custodianSource = :index AND receivedAt >= :since")
                        .expressionAttributeValues(
                                Map.of(":index", text(joined(custodian, source)), ":since", text(since.toString()))),
                limit);
    }

    Optional<DocumentRecord> find(DocumentId id) {
        return Stores.registry(() -> {
            Map<String, AttributeValue> item = dynamo.getItem(request -> request.tableName(settings.documentsTable())
                            .key(RegistryItems.key(id))
                            .consistentRead(true))
                    .item();
            return RegistryItems.isDocument(item) ? Optional.of(RegistryItems.read(item)) : Optional.empty();
        });
    }

    private List<DocumentRecord> query(QueryRequest.Builder query, int limit) {
        return Stores.registry(
                () -> dynamo
                        .query(query.tableName(settings.documentsTable())
                                .scanIndexForward(false)
                                .limit(limit)
                                .build())
                        .items()
                        .stream()
                        .map(RegistryItems::read)
                        .toList());
    }
}
