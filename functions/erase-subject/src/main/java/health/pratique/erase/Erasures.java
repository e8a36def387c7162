package health.pratique.erase;

import static health.pratique.erase.ErasureItems.text;
import static java.util.Objects.requireNonNull;

import health.pratique.audit.AuditEntry;
import health.pratique.erase.ErasureRequest.Order;
import health.pratique.fault.ReasonCode;
import health.pratique.fault.TransientFault;
import health.pratique.kit.CustodianTrail;
import health.pratique.kit.Stores;
import health.pratique.model.Custodian;
import health.pratique.model.DocumentId;
import health.pratique.model.SubjectToken;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * How far each erasure has got, so that one which was cut off goes on where it stopped. There is one for a subject, and it
 * outlives the subject's key: who has its token finds it, and nobody finds the patient by it.
 */
@ApplicationScoped
public class Erasures {

    private final DynamoDbClient dynamo;
    private final ErasureSettings settings;
    private final CustodianTrail trail;
    private final InstantSource clock;

    public Erasures(DynamoDbClient dynamo, ErasureSettings settings, CustodianTrail trail, InstantSource clock) {
        this.dynamo = dynamo;
        this.settings = settings;
        this.trail = trail;
        this.clock = clock;
    }

    /** Reads consistently. */
    public Optional<Erasure> find(Custodian custodian, SubjectToken subject) {
        return Stores.registry(() -> Optional.of(dynamo.getItem(request -> request.tableName(settings.table())
                                .key(ErasureItems.key(custodian, subject))
                                .consistentRead(true))
                        .item())
                .filter(item -> !item.isEmpty())
                .map(ErasureItems::read));
    }

    /** Of whom anything was ever erased: when all is gone, no bucket names them any more. */
    List<Custodian> custodians() {
        return Stores.registry(() -> dynamo
                .queryPaginator(request -> request.tableName(settings.table())
                        .keyConditionExpression("custodian = :noted")
                        .expressionAttributeValues(Map.of(":noted", text(ErasureItems.CUSTODIANS))))
                .items()
                .stream()
                .map(item -> new Custodian(
                        requireNonNull(item.get(ErasureItems.ENTRY)).s()))
                .toList());
    }

    /** All of a custodian. */
    public List<Erasure> of(Custodian custodian) {
        return Stores.registry(() -> dynamo
                .queryPaginator(request -> request.tableName(settings.table())
                        .keyConditionExpression("custodian = :custodian AND begins_with(entry, :prefix)")
                        .expressionAttributeValues(
                                Map.of(":custodian", text(custodian.value()), ":prefix", text(ErasureItems.ERASURE))))
                .items()
                .stream()
                .map(ErasureItems::read)
                .toList());
    }

    /** Puts down that it has begun, together with the event that tells of it; finds the subject's erasure if there is one. */
    Erasure begin(Order order, AuditEntry begun) {
        Optional<Erasure> before = find(order.custodian(), order.subject());
        if (before.isPresent()) {
            return before.get();
        }
        Stores.registry(() -> dynamo.putItem(
                request -> request.tableName(settings.table()).item(ErasureItems.noted(order.custodian()))));
        Map<String, AttributeValue> item = ErasureItems.begun(order, now());
        trail.record(order.custodian(), begun, () -> {
            if (find(order.custodian(), order.subject()).isPresent()) {
                // Somebody else has just begun one: asked again, this finds it.
                throw new TransientFault(ReasonCode.REGISTRY_UNAVAILABLE);
            }
            return List.of(TransactWriteItem.builder()
                    .put(Put.builder()
                            .tableName(settings.table())
                            .item(item)
                            .conditionExpression("attribute_not_exists(entry)")
                            .build())
                    .build());
        });
        return ErasureItems.read(item);
    }

    /** The subject's key is gone. The first time that this is put down stands. */
    Erasure keyDestroyed(Erasure erasure) {
        return Stores.registry(() -> ErasureItems.read(dynamo.updateItem(request -> request.tableName(settings.table())
                        .key(key(erasure))
                        .updateExpression("SET keyDestroyedAt = if_not_exists(keyDestroyedAt, :now)")
                        .conditionExpression("attribute_exists(entry)")
                        .expressionAttributeValues(Map.of(":now", text(now().toString())))
                        .returnValues(ReturnValue.ALL_NEW))
                .attributes()));
    }

    /** A further certificate is issued, on record together with the event that tells of it. */
    void certified(Erasure before, String sha256, String erased, AuditEntry issued) {
        trail.record(before.order().custodian(), issued, () -> {
            Erasure now = find(before.order().custodian(), before.order().subject())
                    .orElseThrow(() -> new TransientFault(ReasonCode.REGISTRY_UNAVAILABLE));
            if (now.certificates() != before.certificates()) {
                // A twin of this run was faster: asked again, this finds its certificate.
                throw new TransientFault(ReasonCode.REGISTRY_UNAVAILABLE);
            }
            return List.of(TransactWriteItem.builder()
                    .update(Update.builder()
                            .tableName(settings.table())
                            .key(key(before))
                            .updateExpression("SET certificates = :next, certificate = :certificate, erased = :erased")
                            .conditionExpression("certificates = :before")
                            .expressionAttributeValues(Map.of(
                                    ":before", AttributeValue.fromN(Integer.toString(before.certificates())),
                                    ":next", AttributeValue.fromN(Integer.toString(before.certificates() + 1)),
                                    ":certificate", text(sha256),
                                    ":erased", text(erased)))
                            .build())
                    .build());
        });
    }

    /** @param lookAgainAt absent when nothing is left to do for good */
    void rest(Erasure erasure, @Nullable Instant lookAgainAt) {
        String expression = lookAgainAt == null ? "SET closed = :value REMOVE lookAgainAt" : "SET lookAgainAt = :value";
        String value = lookAgainAt == null ? now().toString() : lookAgainAt.toString();
        Stores.registry(() -> dynamo.updateItem(request -> request.tableName(settings.table())
                .key(key(erasure))
                .updateExpression(expression)
                .conditionExpression("attribute_exists(entry)")
                .expressionAttributeValues(Map.of(":value", text(value)))));
    }

    /**
     * Puts down what is about to be removed of a document, before it is: so the certificate counts what was removed by a run
     * that was cut off. What is put down twice counts once.
     */
    void removing(Erasure erasure, DocumentId document, Set<StoredVersion> versions) {
        if (versions.isEmpty()) {
            return;
        }
        List<String> marks = versions.stream().map(StoredVersion::mark).toList();
        Stores.registry(() -> dynamo.updateItem(request -> request.tableName(settings.table())
                .key(key(erasure, document))
                .updateExpression("ADD removed :versions")
                .expressionAttributeValues(Map.of(":versions", AttributeValue.fromSs(marks)))));
    }

    /** It could not be removed after all. */
    void notRemoved(Erasure erasure, DocumentId document, StoredVersion version) {
        Stores.registry(() -> dynamo.updateItem(request -> request.tableName(settings.table())
                .key(key(erasure, document))
                .updateExpression("DELETE removed :versions")
                .expressionAttributeValues(Map.of(":versions", AttributeValue.fromSs(List.of(version.mark()))))));
    }

    /** Every document that this erasure has put on record, those of archives among them. */
    Set<DocumentId> documents(Erasure erasure) {
        String prefix = ErasureItems.documents(erasure.order().subject());
        return Stores.registry(() -> dynamo
                .queryPaginator(request -> request.tableName(settings.table())
                        .consistentRead(true)
                        .keyConditionExpression("custodian = :custodian AND begins_with(entry, :prefix)")
                        .expressionAttributeValues(Map.of(
                                ":custodian", text(erasure.order().custodian().value()), ":prefix", text(prefix))))
                .items()
                .stream()
                .map(item -> new DocumentId(
                        requireNonNull(item.get(ErasureItems.ENTRY)).s().substring(prefix.length())))
                .collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    /** What was removed of a document in all runs. */
    RemovedVersions removed(Erasure erasure, DocumentId document) {
        Map<String, AttributeValue> item =
                Stores.registry(() -> dynamo.getItem(request -> request.tableName(settings.table())
                                .key(key(erasure, document))
                                .consistentRead(true))
                        .item());
        AttributeValue marks = item.get(ErasureItems.REMOVED);
        AttributeValue recorded = item.get(ErasureItems.RECORDED);
        return new RemovedVersions(
                marks == null ? Set.of() : Set.copyOf(marks.ss()),
                recorded == null ? -1 : Integer.parseInt(recorded.n()));
    }

    /** To be written with the event that tells how much was removed of a document. */
    TransactWriteItem recorded(Erasure erasure, DocumentId document, RemovedVersions removed) {
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":now", AttributeValue.fromN(Integer.toString(removed.marks().size())));
        return TransactWriteItem.builder()
                .update(Update.builder()
                        .tableName(settings.table())
                        .key(key(erasure, document))
                        .updateExpression("SET recorded = :now")
                        .conditionExpression("attribute_not_exists(recorded) OR recorded < :now")
                        .expressionAttributeValues(values)
                        .build())
                .build();
    }

    private static Map<String, AttributeValue> key(Erasure erasure) {
        return ErasureItems.key(erasure.order().custodian(), erasure.order().subject());
    }

    private static Map<String, AttributeValue> key(Erasure erasure, DocumentId document) {
        return ErasureItems.key(erasure.order().custodian(), erasure.order().subject(), document);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
