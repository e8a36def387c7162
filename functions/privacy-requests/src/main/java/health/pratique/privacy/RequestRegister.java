package health.pratique.privacy;

import static health.pratique.privacy.RequestItems.text;

import health.pratique.audit.AuditEntry;
import health.pratique.fault.ReasonCode;
import health.pratique.fault.TransientFault;
import health.pratique.kit.CustodianTrail;
import health.pratique.kit.Stores;
import health.pratique.model.Custodian;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The {@code privacy-requests} table. Each change is one transaction with its event on the custodian's own chain; nothing is ever
 * removed. Every key begins with the custodian.
 */
@ApplicationScoped
public class RequestRegister {

    /** Index by custodian and whether the clock runs, what is due first first. */
    public static final String BY_STATE = "by-state";
    /** Index by custodian and patient. */
    public static final String BY_PATIENT = "by-patient";

    private final DynamoDbClient dynamo;
    private final PrivacySettings settings;
    private final CustodianTrail trail;

    public RequestRegister(DynamoDbClient dynamo, PrivacySettings settings, CustodianTrail trail) {
        this.dynamo = dynamo;
        this.settings = settings;
        this.trail = trail;
    }

    /** @param next where the following page begins; null when there is none */
    public record Page(
            List<PrivacyRequest> requests, @Nullable PrivacyRequest next) {
        public Page {
            requests = List.copyOf(requests);
        }
    }

    /** Opening the same request again changes nothing and answers with it as it stands. */
    public PrivacyRequest open(PrivacyRequest fresh, AuditEntry entry) {
        Optional<PrivacyRequest> before = find(fresh.custodian(), fresh.id());
        if (before.isPresent()) {
            return before.get();
        }
        trail.record(fresh.custodian(), entry, () -> {
            if (find(fresh.custodian(), fresh.id()).isPresent()) {
                throw new TransientFault(ReasonCode.REGISTRY_UNAVAILABLE);
            }
            return List.of(put(fresh, "attribute_not_exists(requestId)", Map.of()));
        });
        return fresh;
    }

    /**
     * Puts the request as it is now in the place of how it was seen.
     *
     * @throws RequestMoved when somebody else was first
     */
    public PrivacyRequest change(PrivacyRequest seen, PrivacyRequest now, AuditEntry entry) {
        trail.record(seen.custodian(), entry, () -> {
            long version = find(seen.custodian(), seen.id())
                    .map(PrivacyRequest::version)
                    .orElse(0L);
            if (version != seen.version()) {
                throw new RequestMoved();
            }
            return List.of(
                    put(now, "#version = :seen", Map.of(":seen", AttributeValue.fromN(Long.toString(seen.version())))));
        });
        return now;
    }

    /** Puts on record what was done with a request and does not change it, such as to give out its package. */
    public void note(PrivacyRequest request, AuditEntry entry) {
        trail.record(request.custodian(), entry);
    }

    /** Reads consistently; a request of another custodian does not exist. */
    public Optional<PrivacyRequest> find(Custodian custodian, String id) {
        Map<String, AttributeValue> item =
                Stores.registry(() -> dynamo.getItem(request -> request.tableName(settings.table())
                                .key(RequestItems.key(custodian, id))
                                .consistentRead(true))
                        .item());
        return item.isEmpty() ? Optional.empty() : Optional.of(RequestItems.read(item));
    }

    /** Those whose clock runs, or has stopped, what is due first first; eventually consistent. */
    public Page list(Custodian custodian, boolean closed, int limit, @Nullable PrivacyRequest after) {
        return page(
                BY_STATE, RequestItems.STATE, RequestItems.joined(custodian, RequestItems.state(closed)), limit, after);
    }

    /** All of one patient, the oldest first; eventually consistent. */
    public Page ofPatient(Custodian custodian, String patient, int limit, @Nullable PrivacyRequest after) {
        return page(BY_PATIENT, RequestItems.PATIENT, RequestItems.joined(custodian, patient), limit, after);
    }

    private Page page(String index, String name, String value, int limit, @Nullable PrivacyRequest after) {
        List<PrivacyRequest> found = Stores.registry(() -> dynamo
                .query(request -> {
                    request.tableName(settings.table())
                            .indexName(index)
                            .keyConditionExpression("#key = :key")
                            .expressionAttributeNames(Map.of("#key", name))
                            .expressionAttributeValues(Map.of(":key", text(value)))
                            .limit(limit);
                    if (after != null) {
                        request.exclusiveStartKey(place(index, after));
                    }
                })
                .items()
                .stream()
                .map(RequestItems::read)
                .toList());
        return new Page(found, found.size() == limit ? found.getLast() : null);
    }

    private static Map<String, AttributeValue> place(String index, PrivacyRequest at) {
        Map<String, AttributeValue> item = RequestItems.write(at);
        Map<String, AttributeValue> place = new HashMap<>(RequestItems.key(at.custodian(), at.id()));
        for (String name : index.equals(BY_STATE)
                ? List.of(RequestItems.STATE, RequestItems.DUE)
                : List.of(RequestItems.PATIENT, RequestItems.RECEIVED)) {
            place.put(name, item.get(name));
        }
        return place;
    }

    private TransactWriteItem put(PrivacyRequest request, String condition, Map<String, AttributeValue> values) {
        Put.Builder put = Put.builder()
                .tableName(settings.table())
                .item(RequestItems.write(request))
                .conditionExpression(condition);
        if (!values.isEmpty()) {
            put.expressionAttributeNames(Map.of("#version", RequestItems.VERSION))
                    .expressionAttributeValues(values);
        }
        return TransactWriteItem.builder().put(put.build()).build();
    }
}
