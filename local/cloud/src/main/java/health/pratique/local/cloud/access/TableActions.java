package health.pratique.local.cloud.access;

import com.fasterxml.jackson.databind.JsonNode;
import health.pratique.local.cloud.template.Arns;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a request to DynamoDB or its streams asks for.
 *
 * @param action as the operation is named
 */
record TableActions(String action, JsonNode members) {

    private static final Map<String, String> TRANSACTED = Map.of(
            "Put", "dynamodb:PutItem",
            "Update", "dynamodb:UpdateItem",
            "Delete", "dynamodb:DeleteItem",
            "ConditionCheck", "dynamodb:ConditionCheckItem",
            "Get", "dynamodb:GetItem");

    /** DynamoDB Local names its streams by the time of their making; the template cannot know it, and each table has one stream. */
    private static final Pattern STREAM = Pattern.compile("table/([^/|]+)/stream/");

    List<AccessCall> calls() {
        List<AccessCall> calls = new ArrayList<>();
        switch (action) {
            case "dynamodb:BatchGetItem", "dynamodb:BatchWriteItem" ->
                members.path("RequestItems")
                        .fieldNames()
                        .forEachRemaining(table -> calls.add(new AccessCall(action, table(table))));
            case "dynamodb:TransactWriteItems", "dynamodb:TransactGetItems" ->
                members.path("TransactItems").forEach(item -> item.properties()
                        .forEach(one -> calls.add(new AccessCall(
                                TRANSACTED.getOrDefault(one.getKey(), action),
                                table(one.getValue().path("TableName").asText())))));
            default -> calls.add(new AccessCall(action, resource()));
        }
        return calls.stream().distinct().toList();
    }

    private String resource() {
        if (members.has("TableName")) {
            String table = table(members.path("TableName").asText());
            return members.has("IndexName")
                    ? table + "/index/" + members.path("IndexName").asText()
                    : table;
        }
        Matcher stream = STREAM.matcher(
                members.path("StreamArn").asText(members.path("ShardIterator").asText()));
        return stream.find() ? Arns.tableStream(stream.group(1)) : "*";
    }

    private static String table(String named) {
        return named.startsWith("arn:") ? named : Arns.of("dynamodb", "table/" + named);
    }
}
