package health.pratique.kit;

import static health.pratique.kit.RegistryItems.number;
import static health.pratique.kit.RegistryItems.text;

import health.pratique.audit.AuditEntry;
import health.pratique.audit.AuditEvent;
import health.pratique.model.DocumentStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * Puts on a released document's trail that its copy was given out, before it is: 45 CFR 164.528 asks for an account of each
 * disclosure. The document's status and the time of its last change stay as they are, since nothing of it has changed.
 */
@ApplicationScoped
public class Disclosures {

    private final KitSettings settings;
    private final DocumentRegistry registry;
    private final InstantSource clock;
    private final ChainWrites writes;

    public Disclosures(DynamoDbClient dynamo, KitSettings settings, DocumentRegistry registry, InstantSource clock) {
        this.settings = settings;
        this.registry = registry;
        this.clock = clock;
        this.writes = new ChainWrites(dynamo, settings.auditTable());
    }

    /** @return false when the document is not RELEASED any more, or was released anew since it was read: nothing may be given out */
    public boolean record(DocumentRecord released, AuditEntry entry) {
        Optional<DocumentRecord> current = Optional.of(released);
        Races races = new Races();
        while (current.filter(now -> stands(now, released)).isPresent()) {
            if (tryRecord(current.get(), entry)) {
                return true;
            }
            races.lost();
            current = registry.find(released.custodian(), released.id());
        }
        return false;
    }

    private static boolean stands(DocumentRecord now, DocumentRecord released) {
        return now.status() == DocumentStatus.RELEASED && now.execution().equals(released.execution());
    }

    private boolean tryRecord(DocumentRecord current, AuditEntry entry) {
        AuditEvent event = AuditEvent.next(current.id(), current.custodian(), current.head(), clock.instant(), entry);
        Update head = Update.builder()
                .tableName(settings.documentsTable())
                .key(RegistryItems.key(current.id()))
                .updateExpression("SET auditSequence = :sequence, auditHash = :hash, auditTime = :time")
                .conditionExpression("auditSequence = :expected AND execution = :execution AND #status = :released")
                .expressionAttributeNames(Map.of("#status", RegistryItems.STATUS))
                .expressionAttributeValues(Map.of(
                        ":sequence", number(event.sequence()),
                        ":hash", text(event.hash()),
                        ":time", text(event.time().toString()),
                        ":expected", number(current.head().sequence()),
                        ":execution", text(current.execution()),
                        ":released", text(DocumentStatus.RELEASED.name())))
                .build();
        return writes.append(TransactWriteItem.builder().update(head).build(), event);
    }
}
