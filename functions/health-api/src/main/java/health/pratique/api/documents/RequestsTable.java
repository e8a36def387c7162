package health.pratique.api.documents;

import health.pratique.kit.Stores;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** The {@code api-requests} table: what HealthAPI has to remember of requests for a day. Each entry's key begins with its custodian. */
@ApplicationScoped
class RequestsTable {

    static final String ENTRY = "entry";

    private static final String EXPIRES = "expires";
    private static final String BEGAN = "began";
    private static final String OUTCOME = "outcome";
    private static final Duration KEPT = Duration.ofHours(24);

    private final DynamoDbClient dynamo;
    private final SubmissionSettings settings;
    private final InstantSource clock;

    RequestsTable(DynamoDbClient dynamo, SubmissionSettings settings, InstantSource clock) {
        this.dynamo = dynamo;
        this.settings = settings;
        this.clock = clock;
    }

    /** Puts an entry where there is none, or none that counts any more. */
    boolean add(String entry, Map<String, String> attributes) {
        Instant now = clock.instant();
        Map<String, AttributeValue> item = texts(attributes);
        item.put(ENTRY, AttributeValue.fromS(entry));
        item.put(BEGAN, number(now.toEpochMilli()));
        item.put(EXPIRES, number(now.plus(KEPT).getEpochSecond()));
        return conditionally(() -> dynamo.putItem(request -> request.tableName(settings.requestsTable())
                .item(item)
                // DynamoDB removes what has expired within some days: until then it is there and counts for nothing.
                .conditionExpression("attribute_not_exists(entry) OR expires <= :now")
                .expressionAttributeValues(Map.of(":now", number(now.getEpochSecond())))));
    }

    /** Reads consistently. */
    Optional<Map<String, AttributeValue>> find(String entry) {
        Map<String, AttributeValue> item =
                Stores.registry(() -> dynamo.getItem(request -> request.tableName(settings.requestsTable())
                                .key(key(entry))
                                .consistentRead(true))
                        .item());
        return item.isEmpty() || expired(item) ? Optional.empty() : Optional.of(item);
    }

    /** Takes over what another began and did not finish; false when somebody else was first. */
    boolean takeOver(String entry, Instant began) {
        return conditionally(() -> dynamo.updateItem(request -> request.tableName(settings.requestsTable())
                .key(key(entry))
                .updateExpression("SET began = :now")
                .conditionExpression("began = :began AND attribute_not_exists(outcome)")
                .expressionAttributeValues(
                        Map.of(":now", number(clock.millis()), ":began", number(began.toEpochMilli())))));
    }

    void finish(String entry, String outcome) {
        conditionally(() -> dynamo.updateItem(request -> request.tableName(settings.requestsTable())
                .key(key(entry))
                .updateExpression("SET outcome = :outcome")
                .conditionExpression("attribute_exists(entry)")
                .expressionAttributeValues(Map.of(":outcome", AttributeValue.fromS(outcome)))));
    }

    /** Bytes that are made once and stay, such as a key; those that whoever came first has put. */
    byte[] kept(String entry, byte[] made) {
        conditionally(() -> dynamo.putItem(request -> request.tableName(settings.requestsTable())
                .item(Map.of(
                        ENTRY,
                        AttributeValue.fromS(entry),
                        "bytes",
                        AttributeValue.fromB(SdkBytes.fromByteArray(made))))
                .conditionExpression("attribute_not_exists(entry)")));
        return Stores.registry(() -> dynamo.getItem(request -> request.tableName(settings.requestsTable())
                        .key(key(entry))
                        .consistentRead(true))
                .item()
                .getOrDefault("bytes", AttributeValue.fromB(SdkBytes.fromByteArray(made)))
                .b()
                .asByteArray());
    }

    static Instant began(Map<String, AttributeValue> item) {
        return Instant.ofEpochMilli(
                Long.parseLong(item.getOrDefault(BEGAN, number(0)).n()));
    }

    static Optional<String> outcome(Map<String, AttributeValue> item) {
        return text(item, OUTCOME);
    }

    static Optional<String> text(Map<String, AttributeValue> item, String name) {
        return Optional.ofNullable(item.get(name)).map(AttributeValue::s);
    }

    private boolean expired(Map<String, AttributeValue> item) {
        return Long.parseLong(item.getOrDefault(EXPIRES, number(Long.MAX_VALUE)).n())
                <= clock.instant().getEpochSecond();
    }

    private static boolean conditionally(Runnable write) {
        return Stores.registry(() -> {
            try {
                write.run();
                return true;
            } catch (ConditionalCheckFailedException otherwise) {
                return false;
            }
        });
    }

    private static Map<String, AttributeValue> texts(Map<String, String> attributes) {
        Map<String, AttributeValue> item = new HashMap<>();
        attributes.forEach((name, value) -> item.put(name, AttributeValue.fromS(value)));
        return item;
    }

    private static Map<String, AttributeValue> key(String entry) {
        return Map.of(ENTRY, AttributeValue.fromS(entry));
    }

    private static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }
}
