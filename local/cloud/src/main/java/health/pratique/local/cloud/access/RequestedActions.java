package health.pratique.local.cloud.access;

import com.fasterxml.jackson.databind.JsonNode;
import health.pratique.local.cloud.gateway.GatewayRequest;
import health.pratique.local.cloud.template.Arns;
import health.pratique.local.cloud.wire.JsonOperations;
import health.pratique.local.cloud.wire.QueryForm;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a request asks for: which actions, on which resources. An operation that is not known here is an action of its own on {@code *}. */
final class RequestedActions {

    private static final Pattern OPERATION = Pattern.compile("\\w{1,64}");
    private static final Pattern FUNCTION = Pattern.compile("/2015-03-31/functions/([^/]+)/invocations");
    private static final Pattern ENDPOINT = Pattern.compile("/endpoints/([^/]+)/invocations");

    /** Services by what their operations' names begin with. */
    private static final Map<String, String> SERVICES = Map.ofEntries(
            Map.entry("DynamoDB_20120810", "dynamodb"),
            Map.entry("DynamoDBStreams_20120810", "dynamodb"),
            Map.entry("TrentService", "kms"),
            Map.entry("AmazonSQS", "sqs"),
            Map.entry("AWSEvents", "events"),
            Map.entry("AWSStepFunctions", "states"),
            Map.entry("secretsmanager", "secretsmanager"),
            Map.entry("Kinesis_20131202", "kinesis"),
            Map.entry("ComprehendMedical_20181030", "comprehendmedical"));

    /** Batches are made of what they hold; only DynamoDB has actions for them. */
    private static final Map<String, String> SAME = Map.of(
            "sqs:SendMessageBatch", "sqs:SendMessage",
            "sqs:DeleteMessageBatch", "sqs:DeleteMessage",
            "sqs:ChangeMessageVisibilityBatch", "sqs:ChangeMessageVisibility");

    private final ResourceNames names;

    RequestedActions(ResourceNames names) {
        this.names = names;
    }

    List<AccessCall> of(GatewayRequest request) throws IOException {
        String target = request.header("x-amz-target").orElse("");
        if (!target.isEmpty()) {
            return json(target, request);
        }
        if (QueryForm.isFor("sns", request)) {
            QueryForm form = QueryForm.of(request);
            return List.of(new AccessCall(
                    "sns:" + (OPERATION.matcher(form.action()).matches() ? form.action() : "unknown"),
                    form.get("TopicArn").or(() -> form.get("TargetArn")).orElse("*")));
        }
        Matcher function = FUNCTION.matcher(request.path());
        if (function.matches()) {
            return List.of(new AccessCall("lambda:InvokeFunction", function(QueryForm.decoded(function.group(1)))));
        }
        Matcher endpoint = ENDPOINT.matcher(request.path());
        if (endpoint.matches()) {
            return List.of(new AccessCall(
                    "sagemaker:InvokeEndpoint",
                    Arns.of("sagemaker", "endpoint/" + endpoint.group(1).toLowerCase(Locale.ROOT))));
        }
        return S3Actions.of(request);
    }

    private List<AccessCall> json(String target, GatewayRequest request) throws IOException {
        int dot = target.indexOf('.');
        String service = SERVICES.getOrDefault(target.substring(0, Math.max(dot, 0)), "unknown");
        String operation = target.substring(dot + 1);
        String named = service + ":" + (OPERATION.matcher(operation).matches() ? operation : "unknown");
        String action = SAME.getOrDefault(named, named);
        JsonNode members = JsonOperations.members(request);
        return switch (service) {
            case "dynamodb" -> new TableActions(action, members).calls();
            case "kms" -> List.of(key(action, members));
            case "sqs" ->
                List.of(new AccessCall(
                        action,
                        members.has("QueueUrl") || members.has("QueueName")
                                ? Arns.queue(members.path("QueueUrl")
                                        .asText(members.path("QueueName").asText()))
                                : "*"));
            case "events" -> each(action, members.path("Entries"), RequestedActions::bus);
            case "states" -> machine(action, members);
            case "secretsmanager" ->
                List.of(new AccessCall(
                        action, names.secret(members.path("SecretId").asText("*"))));
            case "kinesis" -> List.of(new AccessCall(action, stream(members)));
            default -> List.of(new AccessCall(action, "*"));
        };
    }

    private static List<AccessCall> each(String action, JsonNode items, Function<JsonNode, String> arn) {
        List<AccessCall> calls = new ArrayList<>();
        items.forEach(item -> calls.add(new AccessCall(action, arn.apply(item))));
        return calls.stream().distinct().toList();
    }

    private static String bus(JsonNode entry) {
        String name = entry.path("EventBusName").asText("default");
        return name.startsWith("arn:") ? name : Arns.of("events", "event-bus/" + name);
    }

    private AccessCall key(String action, JsonNode members) throws IOException {
        AccessCall call = new AccessCall(
                action,
                members.has("KeyId")
                        ? names.key(members.path("KeyId").asText())
                        : names.keyOf(
                                members.path("CiphertextBlob").isTextual()
                                        ? members.path("CiphertextBlob").binaryValue()
                                        : new byte[0]));
        for (Map.Entry<String, JsonNode> pair :
                members.path("EncryptionContext").properties()) {
            call = call.with(
                    "kms:EncryptionContext:" + pair.getKey(),
                    List.of(pair.getValue().asText()));
        }
        return call;
    }

    /** Step Functions asks for the machine, too, whichever alias is started. */
    private List<AccessCall> machine(String action, JsonNode members) {
        if (members.has("taskToken")) {
            return List.of(new AccessCall(
                    action, names.machineOf(members.path("taskToken").asText())));
        }
        String arn = members.path("stateMachineArn")
                .asText(members.path("executionArn").asText("*"));
        String machine = arn.contains(":stateMachine:") ? Arns.unqualified(arn) : arn;
        return machine.equals(arn)
                ? List.of(new AccessCall(action, arn))
                : List.of(new AccessCall(action, arn), new AccessCall(action, machine));
    }

    /** An iterator of a data stream says its stream. */
    private String stream(JsonNode members) {
        if (members.has("StreamARN")) {
            return members.path("StreamARN").asText();
        }
        return members.has("StreamName")
                ? Arns.of("kinesis", "stream/" + members.path("StreamName").asText())
                : names.streamOf(members.path("ShardIterator").asText());
    }

    private static String function(String reference) {
        if (reference.startsWith("arn:")) {
            return reference;
        }
        int mark = reference.indexOf("function:");
        return Arns.function(mark < 0 ? reference : reference.substring(mark + "function:".length()));
    }
}
