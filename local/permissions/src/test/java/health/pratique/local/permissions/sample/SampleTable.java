package health.pratique.local.permissions.sample;

import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** A table behind a field, a method and a lambda. */
final class SampleTable {

    private final DynamoDbClient dynamo;
    private final String table;

    SampleTable(DynamoDbClient dynamo, SampleSettings settings) {
        this.dynamo = dynamo;
        this.table = settings.itemTable();
    }

    int count() {
        QueryRequest query = begun().indexName("by-time").build();
        return again(() -> dynamo.query(query).count());
    }

    void put() {
        TransactWriteItem put = TransactWriteItem.builder()
                .put(Put.builder().tableName(table).build())
                .build();
        dynamo.transactWriteItems(request -> request.transactItems(put));
    }

    private QueryRequest.Builder begun() {
        return QueryRequest.builder().tableName(table);
    }

    private static <T> T again(Supplier<T> call) {
        return call.get();
    }
}
