package health.pratique.kit;

import static health.pratique.kit.RegistryItems.joined;
import static health.pratique.kit.RegistryItems.text;

import health.pratique.fault.ReasonCode;
import health.pratique.fault.TransientFault;
import health.pratique.model.Custodian;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** The {@code reviews} table: what waits for a privacy officer. Every key carries the custodian. */
@ApplicationScoped
public class ReviewQueue {

    /** Index by custodian and status, nearest deadline first. */
    public static final String BY_STATUS = "by-status";

    private final DynamoDbClient dynamo;
    private final KitSettings settings;
    private final InstantSource clock;

    public ReviewQueue(DynamoDbClient dynamo, KitSettings settings, InstantSource clock) {
        this.dynamo = dynamo;
        this.settings = settings;
        this.clock = clock;
    }

    /** Opens a review. Opening the same case again changes nothing and answers with the review as it stands. */
    public Review open(ReviewCase asked) {
        Map<String, AttributeValue> item = ReviewItems.opened(asked, clock.instant());
        boolean fresh = Stores.registry(() -> {
            try {
                dynamo.putItem(request -> request.tableName(settings.reviewsTable())
                        .item(item)
                        .conditionExpression("attribute_not_exists(reviewId)"));
                return true;
            } catch (ConditionalCheckFailedException before) {
                return false;
            }
        });
        return fresh
                ? ReviewItems.read(item)
                : find(asked.custodian(), asked.id())
                        .orElseThrow(() -> new TransientFault(ReasonCode.REGISTRY_UNAVAILABLE));
    }

    /** Reads consistently; a review of another custodian does not exist. */
    public Optional<Review> find(Custodian custodian, String id) {
        return Stores.registry(() -> {
            Map<String, AttributeValue> item = dynamo.getItem(request -> request.tableName(settings.reviewsTable())
                            .key(ReviewItems.key(custodian, id))
                            .consistentRead(true))
                    .item();
            return item.isEmpty() ? Optional.empty() : Optional.of(ReviewItems.read(item));
        });
    }

    /** Reviews of one custodian in one status, the nearest deadline first; eventually consistent. */
    public List<Review> list(Custodian custodian, ReviewStatus status, int limit) {
        return Stores.registry(() -> dynamo
                .query(request -> request.tableName(settings.reviewsTable())
                        .indexName(BY_STATUS)
                        .keyConditionExpression("custodianStatus = :index")
                        .expressionAttributeValues(Map.of(":index", text(joined(custodian, status.name()))))
                        .limit(limit))
                .items()
                .stream()
                .map(ReviewItems::read)
                .toList());
    }
}
