package health.pratique.kit;

import health.pratique.audit.AuditEvent;
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
        Put row = Put.builder()
                .tableName(auditTable)
                .item(AuditItems.write(event))
                .conditionExpression("attribute_not_exists(documentId)")
                .build();
        return Stores.registry(() -> {
            try {
                dynamo.transactWriteItems(request -> request.transactItems(
                        head, TransactWriteItem.builder().put(row).build()));
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

    private static boolean raced(String code) {
        return "ConditionalCheckFailed".equals(code) || "TransactionConflict".equals(code);
    }
}
