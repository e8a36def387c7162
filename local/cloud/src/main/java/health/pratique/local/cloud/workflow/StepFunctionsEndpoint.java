package health.pratique.local.cloud.workflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.local.asl.HistoryListener;
import health.pratique.local.cloud.gateway.ServiceEndpoint;
import health.pratique.local.cloud.template.StateMachineResource;
import health.pratique.local.cloud.wire.JsonOperations;
import health.pratique.local.cloud.wire.ServiceError;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Step Functions' API, as far as starting, watching, answering and stopping executions goes. */
public final class StepFunctionsEndpoint {

    private static final int MAX_INPUT_BYTES = 262_144;
    private static final int MAX_PAGE = 1_000;

    private final Executions executions;
    private final ObjectMapper json = new ObjectMapper();
    private final HistoryJson historyJson = new HistoryJson(json);

    private StepFunctionsEndpoint(Executions executions) {
        this.executions = executions;
    }

    public static ServiceEndpoint of(Executions executions) {
        StepFunctionsEndpoint endpoint = new StepFunctionsEndpoint(executions);
        Map<String, JsonOperations.Operation> operations =
                new HashMap<>(new TaskTokenOperations(executions.tokens()).all());
        operations.putAll(Map.of(
                "StartExecution", endpoint::startExecution,
                "DescribeExecution", endpoint::describeExecution,
                "ListExecutions", endpoint::listExecutions,
                "GetExecutionHistory", endpoint::getExecutionHistory,
                "StopExecution", endpoint::stopExecution,
                "DescribeStateMachine", endpoint::describeStateMachine,
                "ListStateMachines", endpoint::listStateMachines));
        return new JsonOperations("AWSStepFunctions", "1.0", operations);
    }

    private JsonNode startExecution(ObjectNode request) throws ServiceError {
        String input = request.path("input").asText("{}");
        if (input.getBytes(StandardCharsets.UTF_8).length > MAX_INPUT_BYTES) {
            throw ServiceError.validation("The input is longer than 262144 bytes");
        }
        ExecutionView view = executions.start(
                required(request, "stateMachineArn"),
                request.has("name") ? Optional.of(request.get("name").asText()) : Optional.empty(),
                parse(input));
        return json.createObjectNode().put("executionArn", view.arn()).put("startDate", seconds(view.startDate()));
    }

    private JsonNode parse(String input) throws ServiceError {
        try {
            JsonNode node = json.readTree(input);
            if (!node.isMissingNode()) {
                return node;
            }
        } catch (JsonProcessingException e) {
            throw ServiceError.badRequest("InvalidExecutionInput", "Invalid State Machine Execution Input: no JSON");
        }
        throw ServiceError.badRequest("InvalidExecutionInput", "Invalid State Machine Execution Input: empty");
    }

    private JsonNode describeExecution(ObjectNode request) throws ServiceError {
        ExecutionView view = find(request).view();
        ObjectNode answer = summary(view)
                .put("input", view.input().toString())
                .put("redriveCount", 0)
                .put("redriveStatus", "NOT_REDRIVABLE");
        answer.putObject("inputDetails").put("included", true);
        view.ending().ifPresent(ending -> {
            ending.output().ifPresent(output -> {
                answer.put("output", output.toString());
                answer.putObject("outputDetails").put("included", true);
            });
            ending.error().ifPresent(error -> answer.put("error", error));
            ending.cause().ifPresent(cause -> answer.put("cause", cause));
        });
        return answer;
    }

    private JsonNode listExecutions(ObjectNode request) throws ServiceError {
        String machine = executions
                .machines()
                .find(required(request, "stateMachineArn"))
                .resource()
                .arn();
        String status = request.path("statusFilter").asText("");
        List<ExecutionView> views = executions.store().latestFirst().stream()
                .map(Execution::view)
                .filter(view -> view.stateMachineArn().equals(machine))
                .filter(view -> status.isEmpty() || view.status().name().equals(status))
                .toList();
        return page(request, views, "executions", this::summary);
    }

    private JsonNode getExecutionHistory(ObjectNode request) throws ServiceError {
        List<HistoryListener.Entry> history = find(request).history();
        boolean data = request.path("includeExecutionData").asBoolean(true);
        return page(
                request,
                request.path("reverseOrder").asBoolean() ? history.reversed() : history,
                "events",
                entry -> historyJson.event(entry, data));
    }

    private JsonNode stopExecution(ObjectNode request) throws ServiceError {
        ExecutionView view = executions.stop(
                required(request, "executionArn"), optional(request, "error"), optional(request, "cause"));
        Instant stopped = view.ending().map(ExecutionView.Ending::stopDate).orElseGet(Instant::now);
        return json.createObjectNode().put("stopDate", seconds(stopped));
    }

    private JsonNode describeStateMachine(ObjectNode request) throws ServiceError {
        StateMachines.Entry entry = executions.machines().find(required(request, "stateMachineArn"));
        StateMachineResource resource = entry.resource();
        return machine(entry)
                .put("status", "ACTIVE")
                .put("definition", resource.definition())
                .put("roleArn", resource.roleArn());
    }

    private JsonNode listStateMachines(ObjectNode request) throws ServiceError {
        return page(request, executions.machines().all(), "stateMachines", this::machine);
    }

    private ObjectNode machine(StateMachines.Entry entry) {
        return json.createObjectNode()
                .put("stateMachineArn", entry.resource().arn())
                .put("name", entry.resource().name())
                .put("type", entry.resource().type().name())
                .put("creationDate", seconds(entry.createdAt()));
    }

    private ObjectNode summary(ExecutionView view) {
        ObjectNode summary = json.createObjectNode()
                .put("executionArn", view.arn())
                .put("stateMachineArn", view.stateMachineArn())
                .put("name", view.name())
                .put("status", view.status().name())
                .put("startDate", seconds(view.startDate()));
        view.ending().ifPresent(ending -> summary.put("stopDate", seconds(ending.stopDate())));
        return summary;
    }

    /** The token is the number of items before the page. */
    private <T> ObjectNode page(ObjectNode request, List<T> items, String name, Function<T, ObjectNode> shape)
            throws ServiceError {
        int from = request.path("nextToken").asInt(0);
        int most = request.path("maxResults").asInt(0);
        if (from < 0 || from > items.size()) {
            throw ServiceError.badRequest("InvalidToken", "Invalid Token");
        }
        int to = Math.min(items.size(), from + (most < 1 || most > MAX_PAGE ? MAX_PAGE : most));
        ObjectNode answer = json.createObjectNode();
        ArrayNode list = answer.putArray(name);
        items.subList(from, to).forEach(item -> list.add(shape.apply(item)));
        if (to < items.size()) {
            answer.put("nextToken", Integer.toString(to));
        }
        return answer;
    }

    private Execution find(ObjectNode request) throws ServiceError {
        String arn = required(request, "executionArn");
        return ExecutionNames.found(executions.store().find(arn), arn);
    }

    private static String required(ObjectNode request, String name) throws ServiceError {
        return optional(request, name).orElseThrow(() -> ServiceError.validation(name + " is wanted"));
    }

    private static Optional<String> optional(ObjectNode request, String name) {
        return request.path(name).isTextual() ? Optional.of(request.get(name).asText()) : Optional.empty();
    }

    static double seconds(Instant instant) {
        return instant.toEpochMilli() / 1000.0;
    }
}
