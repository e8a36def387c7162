package health.pratique.local.cloud.access;

import health.pratique.local.cloud.gateway.GatewayRequest;
import health.pratique.local.cloud.template.Arns;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a store asks of its key in the name of who reads or writes. */
final class Encryption {

    private static final String DECRYPT = "kms:Decrypt";
    private static final String DATA_KEY = "kms:GenerateDataKey";

    /** All buckets have a bucket key, whose integrity S3 checks before it encrypts with it: a write decrypts, too. */
    private static final Map<String, List<String>> ASKED = Map.ofEntries(
            Map.entry("s3:GetObject", List.of(DECRYPT)),
            Map.entry("s3:GetObjectVersion", List.of(DECRYPT)),
            Map.entry("s3:PutObject", List.of(DECRYPT, DATA_KEY)),
            Map.entry("sqs:SendMessage", List.of(DECRYPT, DATA_KEY)),
            Map.entry("sqs:ReceiveMessage", List.of(DECRYPT)),
            Map.entry("sns:Publish", List.of(DECRYPT, DATA_KEY)),
            Map.entry("secretsmanager:GetSecretValue", List.of(DECRYPT)),
            Map.entry("secretsmanager:PutSecretValue", List.of(DECRYPT, DATA_KEY)),
            Map.entry("kinesis:PutRecord", List.of(DATA_KEY)),
            Map.entry("kinesis:PutRecords", List.of(DATA_KEY)),
            Map.entry("kinesis:GetRecords", List.of(DECRYPT)),
            Map.entry("dynamodb:GetRecords", List.of(DECRYPT)));

    private static final Set<String> TABLE = Set.of(
            "GetItem",
            "BatchGetItem",
            "Query",
            "Scan",
            "PutItem",
            "UpdateItem",
            "DeleteItem",
            "BatchWriteItem",
            "ConditionCheckItem");

    private final Map<String, String> keys;

    /** @param keys ARN of a store to the ARN of its key */
    Encryption(Map<String, String> keys) {
        this.keys = Map.copyOf(keys);
    }

    /** Each call, and behind it those to its store's key. */
    List<AccessCall> with(List<AccessCall> calls, GatewayRequest request) {
        // S3 tells of an object without opening it.
        return request.method().equals("HEAD")
                ? calls
                : with(calls, request.header("x-amz-server-side-encryption-aws-kms-key-id"));
    }

    /** @param otherKey that a writer names instead of the store's own */
    List<AccessCall> with(List<AccessCall> calls, Optional<String> otherKey) {
        List<AccessCall> all = new ArrayList<>(calls);
        calls.forEach(call -> all.addAll(asked(call, otherKey)));
        return all.stream().distinct().toList();
    }

    private List<AccessCall> asked(AccessCall call, Optional<String> otherKey) {
        String service = call.action().substring(0, call.action().indexOf(':'));
        String operation = call.action().substring(service.length() + 1);
        List<String> actions = service.equals("dynamodb") && TABLE.contains(operation)
                ? List.of(DECRYPT)
                : ASKED.getOrDefault(call.action(), List.of());
        if (actions.isEmpty()) {
            return List.of();
        }
        String store = store(service, call.resource());
        Optional<String> own = Optional.ofNullable(keys.get(store));
        Optional<String> key = call.action().equals("s3:PutObject") ? otherKey.or(() -> own) : own;
        return key.map(arn -> actions.stream()
                        .map(action -> new AccessCall(action, arn, context(service, store)))
                        .toList())
                .orElse(List.of());
    }

    /** The bucket of an object, the table of an index or of a stream. */
    private static String store(String service, String resource) {
        return switch (service) {
            case "s3" -> Arns.bucketOf(resource);
            case "dynamodb" -> {
                int name = resource.indexOf('/');
                int end = resource.indexOf('/', name + 1);
                yield end < 0 ? resource : resource.substring(0, end);
            }
            default -> resource;
        };
    }

    private static Map<String, List<String>> context(String service, String store) {
        Map<String, List<String>> context = new HashMap<>();
        context.put("kms:viaservice", List.of(service + "." + Arns.REGION + ".amazonaws.com"));
        switch (service) {
            case "s3", "sqs", "kinesis" -> context.put("kms:encryptioncontext:aws:" + service + ":arn", List.of(store));
            case "sns" -> context.put("kms:encryptioncontext:aws:sns:topicarn", List.of(store));
            case "secretsmanager" -> context.put("kms:encryptioncontext:secretarn", List.of(store));
            default ->
                context.put(
                        "kms:encryptioncontext:aws:dynamodb:tablename",
                        List.of(store.substring(store.indexOf('/') + 1)));
        }
        return context;
    }
}
