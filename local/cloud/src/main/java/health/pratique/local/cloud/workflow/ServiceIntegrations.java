package health.pratique.local.cloud.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.local.asl.ExecutionContext;
import health.pratique.local.asl.TaskFailed;
import health.pratique.local.asl.TaskRunner;
import health.pratique.local.cloud.access.Access;
import health.pratique.local.cloud.access.AccessCall;
import health.pratique.local.cloud.functions.FunctionFailed;
import health.pratique.local.cloud.functions.Functions;
import health.pratique.local.cloud.template.FunctionConfiguration;
import health.pratique.local.cloud.wire.ServiceError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The optimized integrations that Task states may use here: Lambda, SNS, SQS, EventBridge and Step Functions, request and response. */
public final class ServiceIntegrations implements TaskRunner {

    private final Functions functions;
    private final ServiceCalls services;
    private final Access access;
    private final ObjectMapper json = new ObjectMapper();

    /** @param services called as the state machine */
    public ServiceIntegrations(Functions functions, ServiceCalls services, Access access) {
        this.functions = functions;
        this.services = services;
        this.access = access;
    }

    @Override
    public TaskRunner of(ExecutionContext execution) {
        return new ServiceIntegrations(functions, services.as(access.machineKey(execution.stateMachineArn())), access);
    }

    @Override
    public JsonNode run(String resource, JsonNode arguments, Duration timeout) throws TaskFailed, InterruptedException {
        return switch (resource) {
            case "arn:aws:states:::lambda:invoke" -> invoke(arguments);
            case "arn:aws:states:::sns:publish" -> publish(arguments);
            case "arn:aws:states:::sqs:sendMessage" -> sendMessage(arguments);
            case "arn:aws:states:::events:putEvents" -> putEvents(arguments);
            case "arn:aws:states:::states:startExecution" -> startExecution(arguments);
            default -> throw new TaskFailed("States.Runtime", "The local cloud has no integration " + resource);
        };
    }

    private JsonNode invoke(JsonNode arguments) throws TaskFailed, InterruptedException {
        FunctionConfiguration function = functions
                .find(arguments.path("FunctionName").asText())
                .orElseThrow(() -> new TaskFailed(
                        "Lambda.ResourceNotFoundException", "The function does not exist in the template"));
        try {
            access.demand(
                    services.accessKey(),
                    new AccessCall(
                            "lambda:InvokeFunction",
                            arguments.path("FunctionName").asText()));
        } catch (ServiceError denied) {
            throw new TaskFailed("Lambda.AccessDeniedException", denied.text());
        }
        JsonNode payload = arguments.path("Payload");
        byte[] request = (payload.isMissingNode() ? "{}" : payload.toString()).getBytes(StandardCharsets.UTF_8);
        ObjectNode answer = json.createObjectNode().put("ExecutedVersion", "$LATEST");
        if (arguments.path("InvocationType").asText().equals("Event")) {
            if (!functions.invokeLater(function, request)) {
                throw new TaskFailed("Lambda.TooManyRequestsException", "Rate Exceeded.");
            }
            return answer.put("StatusCode", 202);
        }
        try {
            answer.set("Payload", json.readTree(functions.invoke(function, request)));
            return answer.put("StatusCode", 200);
        } catch (FunctionFailed e) {
            throw new TaskFailed(e.errorType(), new String(e.payload(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new TaskFailed("Lambda.Unknown", "The function's answer is not JSON");
        }
    }

    private JsonNode publish(JsonNode arguments) throws TaskFailed {
        Map<String, String> form = new LinkedHashMap<>(Map.of("Action", "Publish", "Version", "2010-03-31"));
        for (String name : new String[] {"TopicArn", "TargetArn", "Subject", "MessageStructure"}) {
            if (arguments.has(name)) {
                form.put(name, arguments.get(name).asText());
            }
        }
        form.put("Message", text(arguments.path("Message")));
        int number = 1;
        for (Map.Entry<String, JsonNode> attribute :
                arguments.path("MessageAttributes").properties()) {
            String prefix = "MessageAttributes.entry." + number++ + ".";
            form.put(prefix + "Name", attribute.getKey());
            form.put(
                    prefix + "Value.DataType",
                    attribute.getValue().path("DataType").asText("String"));
            form.put(
                    prefix + "Value.StringValue",
                    attribute.getValue().path("StringValue").asText());
        }
        try {
            return json.createObjectNode().put("MessageId", services.query("sns", form, "MessageId"));
        } catch (ServiceError e) {
            throw new TaskFailed("SNS." + e.type(), e.text());
        }
    }

    private JsonNode sendMessage(JsonNode arguments) throws TaskFailed {
        if (!(arguments instanceof ObjectNode object)) {
            throw new TaskFailed("States.Runtime", "Arguments of sqs:sendMessage are an object");
        }
        ObjectNode request = object.deepCopy().put("MessageBody", text(arguments.path("MessageBody")));
        try {
            return services.json("sqs", "AmazonSQS.SendMessage", request);
        } catch (ServiceError e) {
            throw new TaskFailed("SQS." + e.type(), e.text());
        }
    }

    private JsonNode putEvents(JsonNode arguments) throws TaskFailed {
        ObjectNode request = json.createObjectNode();
        request.set("Entries", arguments.path("Entries").deepCopy());
        for (JsonNode entry : request.path("Entries")) {
            if (entry instanceof ObjectNode object) {
                object.put("Detail", text(object.path("Detail")));
            }
        }
        try {
            JsonNode answer = services.json("events", "AWSEvents.PutEvents", request);
            if (answer.path("FailedEntryCount").asInt() > 0) {
                throw new TaskFailed("EventBridge.FailedEntry", answer.toString());
            }
            return answer;
        } catch (ServiceError e) {
            throw new TaskFailed("EventBridge." + e.type(), e.text());
        }
    }

    private JsonNode startExecution(JsonNode arguments) throws TaskFailed {
        ObjectNode request = json.createObjectNode()
                .put("stateMachineArn", arguments.path("StateMachineArn").asText())
                .put("input", text(arguments.path("Input")));
        if (arguments.has("Name")) {
            request.put("name", arguments.get("Name").asText());
        }
        try {
            JsonNode answer = services.json("states", "AWSStepFunctions.StartExecution", request);
            ObjectNode result = json.createObjectNode();
            result.set("ExecutionArn", answer.path("executionArn"));
            result.set("StartDate", answer.path("startDate"));
            return result;
        } catch (ServiceError e) {
            throw new TaskFailed("StepFunctions." + e.type() + "Exception", e.text());
        }
    }

    /** Step Functions turns an object into its JSON text where the service wants a string. */
    private static String text(JsonNode value) {
        return value.isTextual() ? value.asText() : value.toString();
    }
}
