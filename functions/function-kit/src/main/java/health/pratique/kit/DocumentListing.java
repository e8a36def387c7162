package health.pratique.kit;

import static health.pratique.kit.RegistryItems.joined;
import static health.pratique.kit.RegistryItems.text;

import health.pratique.model.Custodian;
import health.pratique.model.DocumentId;
import health.pratique.model.DocumentKind;
import health.pratique.model.DocumentStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** Documents of one custodian, page by page and from a place on; eventually consistent. */
@ApplicationScoped
public class DocumentListing {

    private final DynamoDbClient dynamo;
    private final KitSettings settings;

    public DocumentListing(DynamoDbClient dynamo, KitSettings settings) {
        this.dynamo = dynamo;
        this.settings = settings;
    }

    /**
     * Which documents.
     *
     * @param from when the document changed last, the earliest
     * @param until when it changed last, the latest; both inclusive
     * @param source the sending system
     */
    public record Wanted(
            Custodian custodian,
            DocumentStatus status,
            Instant from,
            Instant until,
            @Nullable DocumentKind kind,
            @Nullable String source) {}

    /** Where a listing goes on: behind this document, as it stood when it was listed. */
    public record Place(Instant updatedAt, DocumentId id) {}

    /** @param next empty when there are no more; a page without a document may have one */
    public record Page(List<DocumentRecord> documents, Optional<Place> next) {
        public Page {
            documents = List.copyOf(documents);
        }
    }

    /**
     * The newest change first.
     *
     * @param limit how many documents are looked at: fewer are in the page when some are not wanted
     */
    public Page page(Wanted wanted, @Nullable Place after, int limit) {
        String index = joined(wanted.custodian(), wanted.status().name());
        Map<String, AttributeValue> values = new HashMap<>(Map.of(
                ":index", text(index),
                ":from", text(wanted.from().toString()),
                ":until", text(wanted.until().toString())));
        Map<String, String> names = new HashMap<>();
        Optional<String> filter = filter(wanted, names, values);
        QueryResponse found = Stores.registry(() -> dynamo.query(request -> {
            request.tableName(settings.documentsTable())
                    .indexName(DocumentRegistry.BY_STATUS)
                    .keyConditionExpression("custodianStatus = :index AND updatedAt BETWEEN :from AND :until")
                    .expressionAttributeValues(values)
                    .scanIndexForward(false)
                    .limit(limit);
            filter.ifPresent(expression -> request.filterExpression(expression).expressionAttributeNames(names));
            if (after != null) {
                request.exclusiveStartKey(key(index, after));
            }
        }));
        return new Page(
                found.items().stream().map(RegistryItems::read).toList(),
                found.hasLastEvaluatedKey() && !found.lastEvaluatedKey().isEmpty()
                        ? Optional.of(place(found.lastEvaluatedKey()))
                        : Optional.empty());
    }

    private static Optional<String> filter(
            Wanted wanted, Map<String, String> names, Map<String, AttributeValue> values) {
        if (wanted.kind() != null) {
            names.put("#kind", "kind");
            values.put(":kind", text(wanted.kind().name()));
        }
        if (wanted.source() != null) {
            names.put("#source", "source");
            values.put(":source", text(wanted.source()));
        }
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(String.join(
                        " AND ",
                        names.keySet().stream()
                                .map(name -> name + " = :" + name.substring(1))
                                .toList()));
    }

    private static Map<String, AttributeValue> key(String index, Place after) {
        return Map.of(
                RegistryItems.CUSTODIAN_STATUS, text(index),
                RegistryItems.UPDATED_AT, text(after.updatedAt().toString()),
                RegistryItems.ID, text(after.id().value()));
    }

    private static Place place(Map<String, AttributeValue> key) {
        return new Place(
                Instant.parse(RegistryItems.need(key, RegistryItems.UPDATED_AT)),
                new DocumentId(RegistryItems.need(key, RegistryItems.ID)));
    }
}
