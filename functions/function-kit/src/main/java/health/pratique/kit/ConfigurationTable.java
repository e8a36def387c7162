package health.pratique.kit;

import static health.pratique.kit.RegistryItems.need;
import static health.pratique.kit.RegistryItems.text;

import health.pratique.configuration.ConfigurationJson;
import health.pratique.fault.InternalFault;
import health.pratique.fault.ReasonCode;
import health.pratique.model.Custodian;
import health.pratique.model.KeyNumber;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** The {@code custodian-configuration} table: an item a version, put once and never changed. */
final class ConfigurationTable {

    private static final String CUSTODIAN = "custodian";
    private static final String VERSION = "version";

    private final DynamoDbClient dynamo;
    private final String table;

    ConfigurationTable(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    /** The newest version, read consistently. */
    Optional<ConfigurationVersion> latest(Custodian custodian) {
        QueryRequest query =
                ofCustodian(custodian).scanIndexForward(false).limit(1).build();
        return Stores.registry(() -> dynamo.query(query).items()).stream()
                .findFirst()
                .map(ConfigurationTable::read);
    }

    /** All versions, the oldest first. */
    List<ConfigurationVersion> history(Custodian custodian) {
        return Stores.registry(
                () -> dynamo.queryPaginator(ofCustodian(custodian).build()).items().stream()
                        .map(ConfigurationTable::read)
                        .toList());
    }

    /** @return false when there is a version of this number already */
    boolean put(ConfigurationVersion version) {
        return Stores.registry(() -> {
            try {
                dynamo.putItem(request -> request.tableName(table)
                        .item(write(version))
                        .conditionExpression("attribute_not_exists(custodian)"));
                return true;
            } catch (ConditionalCheckFailedException taken) {
                return false;
            }
        });
    }

    private QueryRequest.Builder ofCustodian(Custodian custodian) {
        return QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression("custodian = :custodian")
                .expressionAttributeValues(Map.of(":custodian", text(custodian.value())))
                .consistentRead(true);
    }

    private static Map<String, AttributeValue> write(ConfigurationVersion version) {
        return Map.of(
                CUSTODIAN,
                text(version.custodian().value()),
                VERSION,
                text(KeyNumber.of(version.number(), 10)),
                "content",
                text(ConfigurationJson.write(version.content())),
                "author",
                text(version.author()),
                "reason",
                text(version.reason()),
                "time",
                text(version.time().toString()));
    }

    /** An item that cannot be read is no configuration, and certainly not the default one: who configured wanted otherwise. */
    private static ConfigurationVersion read(Map<String, AttributeValue> item) {
        try {
            return new ConfigurationVersion(
                    new Custodian(need(item, CUSTODIAN)),
                    Long.parseLong(need(item, VERSION)),
                    ConfigurationJson.read(need(item, "content")),
                    need(item, "author"),
                    need(item, "reason"),
                    Instant.parse(need(item, "time")));
        } catch (IllegalArgumentException | IllegalStateException | DateTimeException unreadable) {
            throw new InternalFault(ReasonCode.CONFIGURATION_UNREADABLE).at(unreadable);
        }
    }
}
