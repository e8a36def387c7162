package health.pratique.kit;

import static health.pratique.kit.RegistryItems.text;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Reviews across custodians, for whoever operates the platform. Functions use {@link ReviewQueue}. */
public final class OperatorReviews {

    private final DynamoDbClient dynamo;
    private final String table;

    public OperatorReviews(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    /** All reviews, the nearest deadline first. Scans the table. */
    public List<Review> all() {
        return dynamo.scanPaginator(request -> request.tableName(table).consistentRead(true)).items().stream()
                .map(ReviewItems::read)
                .sorted(Comparator.comparing(Review::deadline))
                .toList();
    }

    /** A review by its id, which no two custodians share for documents. Scans the table. */
    public Optional<Review> find(String id) {
        return dynamo
                .scanPaginator(request -> request.tableName(table)
                        .filterExpression("reviewId = :id")
                        .expressionAttributeValues(Map.of(":id", text(id)))
                        .consistentRead(true))
                .items()
                .stream()
                .map(ReviewItems::read)
                .findFirst();
    }
}
