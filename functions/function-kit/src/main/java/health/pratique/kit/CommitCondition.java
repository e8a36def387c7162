package health.pratique.kit;

import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * What has to hold in DynamoDB at the very moment that a success is put on record: it is checked in the same transaction.
 *
 * @param checks what the transaction checks
 * @param require asked when the transaction did not go through, by whatever race; throws the fault that tells why it never will
 */
public record CommitCondition(List<TransactWriteItem> checks, Runnable require) {

    /** The success rests on nothing else. */
    public static final CommitCondition NONE = new CommitCondition(List.of(), () -> {});

    public CommitCondition {
        checks = List.copyOf(checks);
    }
}
