package health.pratique.kit;

import static health.pratique.kit.RegistryItems.text;

import health.pratique.audit.AuditEntry;
import health.pratique.audit.AuditEvent;
import health.pratique.audit.AuditOutcome;
import health.pratique.fault.InternalFault;
import health.pratique.fault.ReasonCode;
import health.pratique.fault.TransientFault;
import health.pratique.model.Custodian;
import health.pratique.model.DocumentId;
import health.pratique.model.DocumentStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The {@code audit-trail} table, and every write to the registry. An event and the change that it tells of are one
 * transaction: there is no status without its event and no event without its change. The registry holds the head of each
 * chain, and a write is conditional on it, so that two writers cannot fork a chain.
 */
@ApplicationScoped
public class AuditTrail {

    private static final String RECEIVE = "ReceiveDocument";
    private static final String REPROCESS = "ReprocessDocument";
    private static final String REDRIVE = "RedriveDocument";

    private final DynamoDbClient dynamo;
    private final KitSettings settings;
    private final DocumentRegistry registry;
    private final InstantSource clock;
    private final ChainWrites writes;
    private final RegistryWrites changes;

    public AuditTrail(DynamoDbClient dynamo, KitSettings settings, DocumentRegistry registry, InstantSource clock) {
        this.dynamo = dynamo;
        this.settings = settings;
        this.registry = registry;
        this.clock = clock;
        this.writes = new ChainWrites(dynamo, settings.auditTable());
        this.changes = new RegistryWrites(settings.documentsTable());
    }

    /**
     * Makes this run the one that processes the document. The same run may claim twice: its first answer may have got lost.
     *
     * @return DUPLICATE when another run holds or held the document, and it is neither one in quarantine to be reprocessed nor
     *     one to be taken over from the very run that holds it
     */
    public Claim claim(ClaimRequest request) {
        if (begin(request)) {
            return Claim.CLAIMED;
        }
        DocumentRecord held =
                registry.find(request.id()).orElseThrow(() -> new TransientFault(ReasonCode.REGISTRY_UNAVAILABLE));
        if (held.execution().equals(request.execution())) {
            return Claim.CLAIMED;
        }
        if (request.reprocess()
                && held.status() == DocumentStatus.QUARANTINED
                && held.reason() != ReasonCode.SUBJECT_ERASED) {
            return resume(held, REPROCESS, request.execution()) ? Claim.CLAIMED : Claim.DUPLICATE;
        }
        if (request.takesOver(held)) {
            return resume(held, REDRIVE, request.execution()) ? Claim.CLAIMED : Claim.DUPLICATE;
        }
        return Claim.DUPLICATE;
    }

    /**
     * Puts what a step did on record and moves the registry on. Doing it again for the same run and step is a success that
     * changes nothing.
     *
     * @param record the document as this run's step read it
     * @throws InternalFault NOT_CLAIMED when another run has taken the document over, or it has ended otherwise
     */
    public void commit(DocumentRecord record, AuditEntry entry, RegistryChange change) {
        commit(record, entry, change, CommitCondition.NONE);
    }

    /** As {@link #commit(DocumentRecord, AuditEntry, RegistryChange)}, while the condition holds; else throws what it says. */
    public void commit(DocumentRecord record, AuditEntry entry, RegistryChange change, CommitCondition condition) {
        DocumentRecord current = record;
        Races races = new Races();
        while (true) {
            if (!current.execution().equals(record.execution())) {
                throw new InternalFault(ReasonCode.NOT_CLAIMED);
            }
            if (repeats(current, entry)) {
                return;
            }
            if (current.status() != DocumentStatus.PROCESSING) {
                throw new InternalFault(ReasonCode.NOT_CLAIMED);
            }
            if (tryCommit(current, entry, change, condition.checks())) {
                return;
            }
            condition.require().run();
            races.lost();
            current = registry.held(record.custodian(), record.id(), record.execution());
        }
    }

    /**
     * Takes a release back on record: the document is in quarantine from now on. Its copies are removed before.
     *
     * @return false when the document is not RELEASED any more, or was released anew since it was read
     */
    public boolean retract(DocumentRecord released, AuditEntry entry) {
        DocumentRecord current = released;
        Races races = new Races();
        while (current.status() == DocumentStatus.RELEASED
                && current.execution().equals(released.execution())) {
            if (tryRetract(current, entry)) {
                return true;
            }
            races.lost();
            current = registry.find(released.custodian(), released.id())
                    .orElseThrow(() -> new TransientFault(ReasonCode.REGISTRY_UNAVAILABLE));
        }
        return false;
    }

    private boolean tryRetract(DocumentRecord current, AuditEntry entry) {
        AuditEvent event = AuditEvent.next(current.id(), current.custodian(), current.head(), clock.instant(), entry);
        RegistryChange held = new RegistryChange(DocumentStatus.QUARANTINED, entry.reason(), null, null, null);
        return writes.append(
                changes.update(
                        current,
                        entry.action(),
                        DocumentStatus.RELEASED,
                        event.asHead(),
                        RegistryItems.changed(current.custodian(), held),
                        RegistryItems.RELEASE),
                event);
    }

    /**
     * Puts on record that a document which has ended was erased; one in quarantine can not be processed again after that. With
     * the original the registry forgets its name, which its sender chose.
     *
     * @param originalGone whether no original is kept
     * @param beside what is to be written with it or not at all
     * @return false when another writer was first, or what is beside did not hold
     */
    public boolean erase(DocumentRecord ended, AuditEntry entry, boolean originalGone, List<TransactWriteItem> beside) {
        AuditEvent event = AuditEvent.next(ended.id(), ended.custodian(), ended.head(), clock.instant(), entry);
        return writes.append(
                changes.update(
                        ended,
                        ended.step(),
                        ended.status(),
                        event.asHead(),
                        RegistryItems.erased(ended, originalGone),
                        originalGone ? RegistryItems.OF_THE_ORIGINAL : List.of()),
                event,
                beside);
    }

    /** A document's events in order of sequence; those of another custodian's document do not exist. */
    public List<AuditEvent> events(Custodian custodian, DocumentId id) {
        return Stores.registry(() -> AuditItems.rows(dynamo, settings.auditTable(), id.value())
                .map(AuditItems::read)
                .filter(event -> event.custodian().equals(custodian))
                .toList());
    }

    /**
     * An event about a document in quarantine, with what else is to be written with it or not at all.
     *
     * @param changed attributes of the document
     * @return false when another writer was first
     */
    boolean amend(
            DocumentRecord held,
            AuditEntry entry,
            Map<String, AttributeValue> changed,
            List<TransactWriteItem> beside) {
        AuditEvent event = AuditEvent.next(held.id(), held.custodian(), held.head(), clock.instant(), entry);
        return writes.append(
                changes.update(held, held.step(), DocumentStatus.QUARANTINED, event.asHead(), changed, List.of()),
                event,
                beside);
    }

    private boolean begin(ClaimRequest request) {
        AuditEntry entry = entry(RECEIVE, Map.of("execution", request.execution()));
        AuditEvent event = AuditEvent.first(request.id(), request.custodian(), clock.instant(), entry);
        Put item = Put.builder()
                .tableName(settings.documentsTable())
                .item(RegistryItems.claimed(request, RECEIVE, event.asHead()))
                .conditionExpression("attribute_not_exists(documentId)")
                .build();
        return writes.append(TransactWriteItem.builder().put(item).build(), event);
    }

    /**
     * Makes another run the one that holds the document: from then on the run that held it can put nothing on record any more.
     *
     * @return the document as the other run holds it; empty when it has moved on since it was read
     */
    public Optional<DocumentRecord> takeOver(DocumentRecord held, String execution, AuditEntry entry) {
        return resume(held, execution, entry) ? registry.find(held.custodian(), held.id()) : Optional.empty();
    }

    private boolean resume(DocumentRecord held, String action, String execution) {
        return resume(held, execution, entry(action, Map.of("execution", execution, "after", held.execution())));
    }

    private boolean resume(DocumentRecord held, String execution, AuditEntry entry) {
        AuditEvent event = AuditEvent.next(held.id(), held.custodian(), held.head(), clock.instant(), entry);
        Map<String, AttributeValue> set = new HashMap<>(RegistryItems.changed(
                held.custodian(), new RegistryChange(DocumentStatus.PROCESSING, null, null, null, null)));
        set.put(RegistryItems.EXECUTION, text(execution));
        return writes.append(
                changes.update(
                        held,
                        entry.action(),
                        held.status(),
                        event.asHead(),
                        set,
                        List.of(RegistryItems.REASON, RegistryItems.STOP)),
                event);
    }

    private boolean tryCommit(
            DocumentRecord current, AuditEntry entry, RegistryChange change, List<TransactWriteItem> checks) {
        AuditEvent event = AuditEvent.next(current.id(), current.custodian(), current.head(), clock.instant(), entry);
        String step = entry.outcome() == AuditOutcome.SUCCESS ? entry.action() : current.step();
        return writes.append(
                changes.update(
                        current,
                        step,
                        DocumentStatus.PROCESSING,
                        event.asHead(),
                        RegistryItems.changed(current.custodian(), change),
                        List.of()),
                event,
                checks);
    }

    /** A step that succeeded is recorded as the registry's step; a refusal is not, and is put on record each time. */
    private static boolean repeats(DocumentRecord current, AuditEntry entry) {
        return entry.outcome() == AuditOutcome.SUCCESS && current.step().equals(entry.action());
    }

    private AuditEntry entry(String action, Map<String, String> facts) {
        return new AuditEntry(
                "function:ValidateDocument", settings.functionVersion(), action, AuditOutcome.SUCCESS, null, facts);
    }
}
