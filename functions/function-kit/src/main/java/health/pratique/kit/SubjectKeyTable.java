package health.pratique.kit;

import static health.pratique.kit.RegistryItems.joined;
import static health.pratique.kit.RegistryItems.need;
import static health.pratique.kit.RegistryItems.text;
import static java.util.Objects.requireNonNull;

import health.pratique.model.Custodian;
import health.pratique.model.SubjectToken;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/**
 * The {@code subject-keys} table. Two items a subject, made and deleted together: one under the handle, that leads to the
 * token, and one under the token, with the wrapped key and the way back to the handle. All reads are consistent, so that a key
 * is gone for everybody at the moment that it is destroyed.
 */
final class SubjectKeyTable {

    private static final String ENTRY = "entry";
    private static final String SUBJECT = "subject";
    private static final String HANDLE = "handle";
    private static final String WRAPPED = "wrappedKey";
    private static final String ABSENT = "attribute_not_exists(entry)";
    private static final String PRESENT = "attribute_exists(entry)";

    private final DynamoDbClient dynamo;
    private final String table;

    SubjectKeyTable(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    Optional<SubjectToken> token(Custodian custodian, String handle) {
        return item(byHandle(custodian, handle)).map(item -> new SubjectToken(need(item, SUBJECT)));
    }

    Optional<byte[]> wrappedKey(Custodian custodian, SubjectToken subject) {
        return item(byToken(custodian, subject))
                .map(item -> requireNonNull(item.get(WRAPPED)).b().asByteArray());
    }

    /** @return false when somebody else made one for this handle, or is about to */
    boolean put(Custodian custodian, String handle, WrappedSecret made) {
        SubjectToken subject = made.secret().token();
        return written(
                put(byHandle(custodian, handle), Map.of(SUBJECT, text(subject.value()))),
                put(
                        byToken(custodian, subject),
                        Map.of(
                                HANDLE,
                                text(handle),
                                WRAPPED,
                                AttributeValue.fromB(SdkBytes.fromByteArray(made.wrapped())))));
    }

    /** The handle under which the subject is found; empty when its key is destroyed. */
    Optional<String> handle(Custodian custodian, SubjectToken subject) {
        return item(byToken(custodian, subject)).map(item -> need(item, HANDLE));
    }

    /** @return false when somebody else deleted it, or is at it */
    boolean delete(Custodian custodian, SubjectToken subject, String handle) {
        return written(delete(byToken(custodian, subject)), delete(byHandle(custodian, handle)));
    }

    /** Lets a transaction through only while the subject's key is there. */
    TransactWriteItem check(Custodian custodian, SubjectToken subject) {
        return TransactWriteItem.builder()
                .conditionCheck(ConditionCheck.builder()
                        .tableName(table)
                        .key(byToken(custodian, subject))
                        .conditionExpression(PRESENT)
                        .build())
                .build();
    }

    private Optional<Map<String, AttributeValue>> item(Map<String, AttributeValue> key) {
        return Optional.of(Stores.keys(() -> dynamo.getItem(
                                request -> request.tableName(table).key(key).consistentRead(true))
                        .item()))
                .filter(item -> !item.isEmpty());
    }

    private boolean written(TransactWriteItem... items) {
        // The SDK gives the request a token, so that repeating one whose answer got lost is a success and no race.
        TransactWriteItemsRequest request =
                TransactWriteItemsRequest.builder().transactItems(items).build();
        return Stores.keys(() -> {
            try {
                dynamo.transactWriteItems(request);
                return true;
            } catch (TransactionCanceledException lost) {
                if (lost.cancellationReasons().stream().noneMatch(reason -> ChainWrites.raced(reason.code()))) {
                    throw lost;
                }
                return false;
            } catch (TransactionInProgressException same) {
                return false;
            }
        });
    }

    private TransactWriteItem put(Map<String, AttributeValue> key, Map<String, AttributeValue> attributes) {
        Map<String, AttributeValue> item = new HashMap<>(key);
        item.putAll(attributes);
        return TransactWriteItem.builder()
                .put(Put.builder()
                        .tableName(table)
                        .item(item)
                        .conditionExpression(ABSENT)
                        .build())
                .build();
    }

    private TransactWriteItem delete(Map<String, AttributeValue> key) {
        return TransactWriteItem.builder()
                .delete(Delete.builder()
                        .tableName(table)
                        .key(key)
                        .conditionExpression(PRESENT)
                        .build())
                .build();
    }

    private static Map<String, AttributeValue> byHandle(Custodian custodian, String handle) {
        return Map.of(ENTRY, text(joined(custodian, "handle#" + handle)));
    }

    private static Map<String, AttributeValue> byToken(Custodian custodian, SubjectToken subject) {
        return Map.of(ENTRY, text(joined(custodian, "token#" + subject)));
    }
}
