package health.pratique.kit;

import static health.pratique.kit.RegistryItems.joined;
import static health.pratique.kit.RegistryItems.text;

import health.pratique.fault.ReasonCode;
import health.pratique.fault.TransientFault;
import health.pratique.model.Custodian;
import health.pratique.model.DocumentId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

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

    /**
     * What reviewers overrode for the run that holds the document; nothing, unless a review of this very document was decided for
     * it, by two people where two were asked for, and is carried out by this run.
     */
    public Optional<ReviewOverride> override(DocumentRecord held) {
        return Optional.ofNullable(held.review())
                .flatMap(id -> find(held.custodian(), id))
                .filter(review -> held.id().equals(review.document())
                        && held.execution().equals(review.appliedBy())
                        && review.deciders().size() >= (review.fourEyes() ? 2 : 1))
                .flatMap(review -> review.decision()
                        .filter(decided ->
                                decided.action().letsOut() && review.allowed().contains(decided.action()))
                        .map(decided -> new ReviewOverride(
                                review.id(),
                                review.deciders(),
                                decided.reason(),
                                review.overridden(),
                                review.overridesFraud(),
                                decided.redactions())));
    }

    /** Who waits for the decision. Answers with the review as it stands after that. */
    public Review awaited(Review review, String taskToken) {
        return changed(review, Map.of(ReviewItems.TASK_TOKEN, text(taskToken)));
    }

    /** What the review is about went on without it. */
    public Review overtaken(Review review) {
        return review.status().pending()
                ? changed(review, ReviewItems.status(review.custodian(), ReviewStatus.OVERTAKEN))
                : review;
    }

    /** Every review of a document, however it ended. */
    public List<Review> ofDocument(Custodian custodian, DocumentId document) {
        return Stores.registry(() -> dynamo
                .queryPaginator(request -> request.tableName(settings.reviewsTable())
                        .keyConditionExpression("custodian = :custodian AND begins_with(reviewId, :prefix)")
                        .expressionAttributeValues(Map.of(
                                ":custodian", text(custodian.value()),
                                ":prefix", text(ReviewKind.HELD_DOCUMENT.prefix() + "-" + document.value()))))
                .items()
                .stream()
                .map(ReviewItems::read)
                .toList());
    }

    private Review changed(Review review, Map<String, AttributeValue> set) {
        Map<String, String> names = new HashMap<>();
        Map<String, AttributeValue> values = new HashMap<>();
        set.forEach((name, value) -> {
            names.put("#" + name, name);
            values.put(":" + name, value);
        });
        String expression = set.keySet().stream()
                .map(name -> "#" + name + " = :" + name)
                .collect(Collectors.joining(", ", "SET ", ""));
        return Stores.registry(
                () -> ReviewItems.read(dynamo.updateItem(request -> request.tableName(settings.reviewsTable())
                                .key(ReviewItems.key(review.custodian(), review.id()))
                                .updateExpression(expression)
                                .conditionExpression("attribute_exists(reviewId)")
                                .expressionAttributeNames(names)
                                .expressionAttributeValues(values)
                                .returnValues(ReturnValue.ALL_NEW))
                        .attributes()));
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
