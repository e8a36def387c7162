package health.pratique.local.cloud.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * An {@code AWS::DynamoDB::Table}.
 *
 * @param createTable the request of DynamoDB's {@code CreateTable} that makes it: keys, attribute definitions, indexes, stream
 * @param timeToLiveAttribute when items expire
 */
public record TableResource(
        String logicalId,
        String name,
        ObjectNode createTable,
        Optional<String> timeToLiveAttribute,
        Optional<String> encryptionKey)
        implements EncryptedStore {

    static final String TYPE = "AWS::DynamoDB::Table";

    /** Properties that CloudFormation and {@code CreateTable} share. */
    private static final List<String> SHARED = List.of(
            "AttributeDefinitions",
            "KeySchema",
            "BillingMode",
            "ProvisionedThroughput",
            "GlobalSecondaryIndexes",
            "LocalSecondaryIndexes");

    @Override
    public String arn() {
        return Arns.of("dynamodb", "table/" + name);
    }

    static TableResource from(Properties properties, String name) {
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("TableName", name);
        for (String property : SHARED) {
            JsonNode value = properties.value(property);
            if (!value.isMissingNode()) {
                request.set(property, value);
            }
        }
        for (String wanted : List.of("AttributeDefinitions", "KeySchema")) {
            if (!request.has(wanted)) {
                throw new TemplateInvalid(properties.place() + "." + wanted, "is missing");
            }
        }
        // Both are settings of the account's bill and backups, which DynamoDB Local refuses.
        for (JsonNode index : request.path("GlobalSecondaryIndexes")) {
            ((ObjectNode) index).remove(List.of("ContributorInsightsSpecification", "OnDemandThroughput"));
        }
        properties.object("StreamSpecification").text("StreamViewType").ifPresent(view -> request.putObject(
                        "StreamSpecification")
                .put("StreamEnabled", true)
                .put("StreamViewType", view));
        Properties timeToLive = properties.object("TimeToLiveSpecification");
        return new TableResource(
                properties.logicalId(),
                name,
                request,
                timeToLive.flag("Enabled", false) ? timeToLive.text("AttributeName") : Optional.empty(),
                properties.object("SSESpecification").text("KMSMasterKeyId"));
    }
}
