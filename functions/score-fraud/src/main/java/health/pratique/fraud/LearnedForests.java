package health.pratique.fraud;

import health.pratique.kit.Stores;
import health.pratique.model.Custodian;
import health.pratique.model.KeyNumber;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * The {@code learned-forests} table: an item a version, put once and never changed, and one of what was learned last and not accepted.
 * A forest fits into an item, which is at most 400 KB: so much is read, and no more.
 */
final class LearnedForests {

    private static final String CUSTODIAN = "custodian";
    private static final String VERSION = "version";
    private static final String STATE = "state";
    private static final String DIGEST = "digest";
    /** No version's number. */
    private static final String ASIDE = "aside";

    private final DynamoDbClient dynamo;
    private final String table;

    LearnedForests(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    /** The number of the newest version, whether or not it can be read; empty when nothing was ever learned. */
    OptionalLong newest(Custodian custodian) {
        return Stores.registry(() -> dynamo
                .query(request -> request.tableName(table)
                        .keyConditionExpression("custodian = :custodian AND begins_with(version, :version)")
                        .expressionAttributeValues(Map.of(":custodian", text(custodian.value()), ":version", text("v")))
                        .projectionExpression(VERSION)
                        .scanIndexForward(false)
                        .limit(1)
                        .consistentRead(true))
                .items()
                .stream()
                .mapToLong(item -> Long.parseLong(need(item, VERSION).s().substring(1)))
                .findFirst());
    }

    /** @throws ForestUnreadable when the item is not as it was put, or of another release */
    Optional<LearnedForest> find(Custodian custodian, long number) throws ForestUnreadable {
        Map<String, AttributeValue> item = Stores.registry(
                () -> dynamo.getItem(request -> request.tableName(table).key(key(custodian, version(number))))
                        .item());
        return item.isEmpty() ? Optional.empty() : Optional.of(read(item, custodian, number));
    }

    /** @return false when there is a version of this number already: another learner was faster */
    boolean put(LearnedForest forest) {
        return Stores.registry(() -> {
            try {
                dynamo.putItem(request -> request.tableName(table)
                        .item(write(forest, version(forest.number())))
                        .conditionExpression("attribute_not_exists(custodian)"));
                return true;
            } catch (ConditionalCheckFailedException taken) {
                return false;
            }
        });
    }

    /** Keeps what was not accepted, for whoever looks into it, until something else is not. */
    void setAside(LearnedForest forest) {
        Stores.registry(() -> dynamo.putItem(request -> request.tableName(table).item(write(forest, ASIDE))));
    }

    private static Map<String, AttributeValue> write(LearnedForest forest, String version) {
        Map<String, AttributeValue> item = new HashMap<>(key(forest.custodian(), version));
        item.put("base", text(forest.base()));
        item.put("through", text(forest.through().toString()));
        item.put("vectors", AttributeValue.fromN(Long.toString(forest.vectors())));
        item.put("mean", AttributeValue.fromN(Double.toString(forest.mean())));
        item.put("deviation", AttributeValue.fromN(Double.toString(forest.deviation())));
        item.put(STATE, AttributeValue.fromB(forest.state()));
        item.put(DIGEST, text(forest.digest()));
        return item;
    }

    private static LearnedForest read(Map<String, AttributeValue> item, Custodian custodian, long number)
            throws ForestUnreadable {
        try {
            LearnedForest forest = new LearnedForest(
                    custodian,
                    number,
                    need(item, "base").s(),
                    LocalDate.parse(need(item, "through").s()),
                    Long.parseLong(need(item, "vectors").n()),
                    Double.parseDouble(need(item, "mean").n()),
                    Double.parseDouble(need(item, "deviation").n()),
                    SdkBytes.fromByteArray(need(item, STATE).b().asByteArray()));
            if (!forest.digest().equals(need(item, DIGEST).s())) {
                throw new ForestUnreadable("the forest is not the one that was put there");
            }
            if (!forest.base().equals(LearnedForest.BASE)) {
                throw new ForestUnreadable("the forest is of another release");
            }
            return forest;
        } catch (IllegalArgumentException
                | IllegalStateException
                | DateTimeException
                | NullPointerException malformed) {
            throw new ForestUnreadable("the item is no forest", malformed);
        }
    }

    private static Map<String, AttributeValue> key(Custodian custodian, String version) {
        return Map.of(CUSTODIAN, text(custodian.value()), VERSION, text(version));
    }

    private static String version(long number) {
        return 'v' + KeyNumber.of(number, 10);
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    private static AttributeValue need(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        if (value == null) {
            throw new IllegalStateException("a forest's item lacks an attribute");
        }
        return value;
    }
}
