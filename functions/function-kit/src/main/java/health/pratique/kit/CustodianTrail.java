package health.pratique.kit;

import static health.pratique.kit.RegistryItems.number;
import static health.pratique.kit.RegistryItems.text;

import health.pratique.audit.AuditEntry;
import health.pratique.audit.AuditEvent;
import health.pratique.audit.ChainHead;
import health.pratique.audit.CustodianChain;
import health.pratique.fault.TransientFault;
import health.pratique.model.Custodian;
import health.pratique.model.DocumentId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * A custodian's own chain, for what concerns no single document: changes of configuration, break-glass, revocations,
 * erasures. Kept in the same table as the documents' chains and checked with them; its head is an item of the
 * {@code documents} table that has no status, and so is no document and in no index.
 */
@ApplicationScoped
public class CustodianTrail {

    private final DynamoDbClient dynamo;
    private final KitSettings settings;
    private final InstantSource clock;
    private final ChainWrites writes;

    public CustodianTrail(DynamoDbClient dynamo, KitSettings settings, InstantSource clock) {
        this.dynamo = dynamo;
        this.settings = settings;
        this.clock = clock;
        this.writes = new ChainWrites(dynamo, settings.auditTable());
    }

    /**
     * Puts the entry on record behind the custodian's newest event. Whoever calls again records again: a caller whose work
     * may be repeated makes its change conditional and records what it changed.
     *
     * @throws TransientFault REGISTRY_UNAVAILABLE when the store is away, or too many other writers were faster
     */
    public AuditEvent record(Custodian custodian, AuditEntry entry) {
        return record(custodian, entry, List::of);
    }

    /** As {@link #record(Custodian, AuditEntry)}, with what is to be written or not with it; asked for anew at each try. */
    public AuditEvent record(Custodian custodian, AuditEntry entry, Supplier<List<TransactWriteItem>> beside) {
        DocumentId chain = CustodianChain.id(custodian);
        Races races = new Races();
        while (true) {
            Optional<ChainHead> head = head(chain);
            AuditEvent event = head.map(newest -> AuditEvent.next(chain, custodian, newest, clock.instant(), entry))
                    .orElseGet(() -> AuditEvent.first(chain, custodian, clock.instant(), entry));
            if (writes.append(moved(head, event), event, beside.get())) {
                return event;
            }
            races.lost();
        }
    }

    /** Where the custodian's chain ends; empty before its first event. */
    public Optional<ChainHead> head(Custodian custodian) {
        return head(CustodianChain.id(custodian));
    }

    /** The custodian's events in order of sequence. */
    public List<AuditEvent> events(Custodian custodian) {
        return Stores.registry(() -> AuditItems.rows(
                        dynamo,
                        settings.auditTable(),
                        CustodianChain.id(custodian).value())
                .map(AuditItems::read)
                .toList());
    }

    private Optional<ChainHead> head(DocumentId chain) {
        return Stores.registry(
                () -> RegistryItems.readHead(dynamo.getItem(request -> request.tableName(settings.documentsTable())
                                .key(RegistryItems.key(chain))
                                .consistentRead(true))
                        .item()));
    }

    private TransactWriteItem moved(Optional<ChainHead> from, AuditEvent event) {
        Map<String, AttributeValue> set = new HashMap<>(RegistryItems.head(event.asHead()));
        set.put("custodian", text(event.custodian().value()));
        Map<String, AttributeValue> values = new HashMap<>();
        set.forEach((name, value) -> values.put(":" + name, value));
        from.ifPresent(head -> values.put(":expected", number(head.sequence())));
        String expression = set.keySet().stream()
                .sorted()
                .map(name -> name + " = :" + name)
                .collect(Collectors.joining(", ", "SET ", ""));
        return TransactWriteItem.builder()
                .update(Update.builder()
                        .tableName(settings.documentsTable())
                        .key(RegistryItems.key(event.documentId()))
                        .updateExpression(expression)
                        .conditionExpression(
                                from.isPresent() ? "auditSequence = :expected" : "attribute_not_exists(documentId)")
                        .expressionAttributeValues(values)
                        .build())
                .build();
    }
}
