package health.pratique.kit;

import static health.pratique.kit.RegistryItems.number;
import static health.pratique.kit.RegistryItems.text;

import health.pratique.audit.ChainHead;
import health.pratique.model.DocumentStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** Changes of documents, each conditional on the document being as it was read. */
record RegistryWrites(String table) {

    TransactWriteItem update(
            DocumentRecord current,
            String step,
            DocumentStatus expected,
            ChainHead head,
            Map<String, AttributeValue> changed,
            List<String> removed) {
        Map<String, AttributeValue> set = new HashMap<>(changed);
        set.putAll(RegistryItems.head(head));
        set.put(RegistryItems.STEP, text(step));
        Map<String, String> names = new HashMap<>(Map.of("#status", RegistryItems.STATUS));
        Map<String, AttributeValue> values = new HashMap<>(Map.of(
                ":expectedSequence", number(current.head().sequence()),
                ":expectedExecution", text(current.execution()),
                ":expectedStatus", text(expected.name())));
        StringBuilder expression = new StringBuilder("SET ");
        String separator = "";
        for (Map.Entry<String, AttributeValue> attribute : set.entrySet()) {
            names.put("#" + attribute.getKey(), attribute.getKey());
            values.put(":" + attribute.getKey(), attribute.getValue());
            expression.append(separator).append('#').append(attribute.getKey()).append(" = :");
            expression.append(attribute.getKey());
            separator = ", ";
        }
        removed.forEach(name -> names.put("#" + name, name));
        if (!removed.isEmpty()) {
            expression.append(removed.stream().collect(Collectors.joining(", #", " REMOVE #", "")));
        }
        return TransactWriteItem.builder()
                .update(Update.builder()
                        .tableName(table)
                        .key(RegistryItems.key(current.id()))
                        .updateExpression(expression.toString())
                        .conditionExpression("auditSequence = :expectedSequence AND execution = :expectedExecution"
                                + " AND #status = :expectedStatus")
                        .expressionAttributeNames(names)
                        .expressionAttributeValues(values)
                        .build())
                .build();
    }
}
