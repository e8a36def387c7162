package health.pratique.kit;

import health.pratique.audit.AuditEvent;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/** Puts an event and the registry's knowledge of it down together, or neither: the one way into the {@code audit-trail} table. */
final class ChainWrites {

    private final DynamoDbClient dynamo;
    private final String auditTable;

    ChainWrites(DynamoDbClient dynamo, String auditTable) {
        this.dynamo = dynamo;
        this.auditTable = auditTable;
    }

    /**
     * @param head the registry's new head of the chain, conditional on the old one
     * @return false when a condition did not hold: another writer was there first
     */
    boolean append(TransactWriteItem head, AuditEvent event) {
        return append(head, event, List.of());
    }

    /** As {@link #append(TransactWriteItem, AuditEvent)}, with more to be written or not with it. */
    boolean append(TransactWriteItem head, AuditEvent event, List<TransactWriteItem> beside) {
        Put row = Put.builder()
                .tableName(auditTable)
                .item(AuditItems.write(event))
                .conditionExpression("attribute_not_exists(documentId)")
                .build();
        List<TransactWriteItem> all = new ArrayList<>(beside);
        all.add(head);
        all.add(TransactWriteItem.builder().put(row).build());
        return Stores.registry(() -> {
            try {
                dynamo.transactWriteItems(request -> request.transactItems(all));
                return true;
            } catch (TransactionCanceledException lost) {
                if (lost.cancellationReasons().stream().noneMatch(reason -> raced(reason.code()))) {
                    throw lost;
                }
                return false;
            } catch (TransactionInProgressException same) {
                return false;
            }
        });
    }

    static boolean raced(String code) {
        return "ConditionalCheckFailed".equals(code) || "TransactionConflict".equals(code);
    }
}
