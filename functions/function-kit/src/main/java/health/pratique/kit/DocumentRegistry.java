package health.pratique.kit;

import static health.pratique.kit.RegistryItems.joined;
import static health.pratique.kit.RegistryItems.text;

import health.pratique.fault.InternalFault;
import health.pratique.fault.ReasonCode;
import health.pratique.model.Custodian;
import health.pratique.model.DocumentId;
import health.pratique.model.DocumentStatus;
import health.pratique.model.SubjectToken;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** The {@code documents} table, read. It is written by {@link AuditTrail} alone, so that no change goes unrecorded. */
@ApplicationScoped
public class DocumentRegistry {

    /** Index by custodian and status, newest change last. */
    public static final String BY_STATUS = "by-status";
    /** Index by custodian and source, newest document last. */
    public static final String BY_SOURCE = "by-source";
    /** Index by subject, whose token is of one custodian. */
    public static final String BY_SUBJECT = "by-subject";

    /** DynamoDB's own limit for one call. */
    private static final int MOST_AT_ONCE = 100;

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

    /**
     * Documents that no step has moved on since then, the longest standing first; eventually consistent.
     *
     * @param limit the most to be returned
     */
    public List<DocumentRecord> standingSince(Custodian custodian, Instant since, int limit) {
        return Stores.registry(() -> dynamo
                .query(request -> request.tableName(settings.documentsTable())
                        .indexName(BY_STATUS)
                        .keyConditionExpression("custodianStatus = :index AND updatedAt <= :since")
                        .expressionAttributeValues(Map.of(
                                ":index", text(joined(custodian, DocumentStatus.PROCESSING.name())),
                                ":since", text(since.toString())))
                        .limit(limit))
                .items()
                .stream()
                .map(RegistryItems::read)
                .toList());
    }

    /**
     * Documents that were released on a day (UTC) and stayed so, the earliest first; eventually consistent.
     *
     * @param limit the most to be returned
     */
    public List<DocumentRecord> releasedOn(Custodian custodian, LocalDate day, int limit) {
        return Stores.registry(() -> dynamo
                .queryPaginator(request -> request.tableName(settings.documentsTable())
                        .indexName(BY_STATUS)
                        .keyConditionExpression("custodianStatus = :index AND begins_with(updatedAt, :day)")
                        .expressionAttributeValues(Map.of(
                                ":index", text(joined(custodian, DocumentStatus.RELEASED.name())),
                                ":day", text(day.toString()))))
                .items()
                .stream()
                .limit(limit)
                .map(RegistryItems::read)
                .toList());
    }

    /** Every document of a patient, however it ended; which they are is eventually consistent, what they are is not. */
    public List<DocumentId> ofSubject(SubjectToken subject) {
        return Stores.registry(() -> dynamo
                .queryPaginator(request -> request.tableName(settings.documentsTable())
                        .indexName(BY_SUBJECT)
                        .keyConditionExpression("subject = :subject")
                        .expressionAttributeValues(Map.of(":subject", text(subject.value()))))
                .items()
                .stream()
                .map(item -> new DocumentId(RegistryItems.need(item, RegistryItems.ID)))
                .toList());
    }

    /** Those of these that some run has claimed; read consistently. */
    public Set<DocumentId> claimed(Collection<DocumentId> ids) {
        Set<DocumentId> found = new HashSet<>();
        List<DocumentId> asked = List.copyOf(ids);
        for (int from = 0; from < asked.size(); from += MOST_AT_ONCE) {
            List<DocumentId> some = asked.subList(from, Math.min(asked.size(), from + MOST_AT_ONCE));
            KeysAndAttributes keys = KeysAndAttributes.builder()
                    .keys(some.stream().map(RegistryItems::key).toList())
                    .projectionExpression(RegistryItems.ID)
                    .consistentRead(true)
                    .build();
            // The paginator asks again for what DynamoDB left unprocessed.
            Stores.registry(() -> dynamo
                            .batchGetItemPaginator(
                                    request -> request.requestItems(Map.of(settings.documentsTable(), keys)))
                            .stream()
                            .flatMap(page ->
                                    page.responses().getOrDefault(settings.documentsTable(), List.of()).stream())
                            .toList())
                    .forEach(item -> found.add(new DocumentId(RegistryItems.need(item, RegistryItems.ID))));
        }
        return found;
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
