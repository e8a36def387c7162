package health.pratique.local.cloud.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.local.asl.HistoryEvent;
import health.pratique.local.asl.HistoryListener;
import health.pratique.local.cloud.template.Arns;
import java.time.Duration;

/** History events in the shape of {@code GetExecutionHistory}. */
final class HistoryJson {

    private final ObjectMapper json;

    HistoryJson(ObjectMapper json) {
        this.json = json;
    }

    /** @param data whether inputs and outputs are shown */
    ObjectNode event(HistoryListener.Entry entry, boolean data) {
        ObjectNode event = json.createObjectNode()
                .put("timestamp", StepFunctionsEndpoint.seconds(entry.timestamp()))
                .put("type", entry.event().type())
                .put("id", entry.id())
                .put("previousEventId", entry.previousId());
        switch (entry.event()) {
            case HistoryEvent.ExecutionStarted(JsonNode input) ->
                data(event.putObject("executionStartedEventDetails"), "input", input, data);
            case HistoryEvent.ExecutionSucceeded(JsonNode output) ->
                data(event.putObject("executionSucceededEventDetails"), "output", output, data);
            case HistoryEvent.ExecutionFailed(String error, String cause) ->
                failure(event.putObject("executionFailedEventDetails"), error, cause);
            case HistoryEvent.ExecutionAborted() -> event.putObject("executionAbortedEventDetails");
            case HistoryEvent.ExecutionTimedOut() -> event.putObject("executionTimedOutEventDetails");
            case HistoryEvent.StateEntered entered ->
                data(
                        event.putObject("stateEnteredEventDetails").put("name", entered.name()),
                        "input",
                        entered.input(),
                        data);
            case HistoryEvent.StateExited exited ->
                data(
                        event.putObject("stateExitedEventDetails").put("name", exited.name()),
                        "output",
                        exited.output(),
                        data);
            case HistoryEvent.TaskScheduled task -> scheduled(event, task, data);
            case HistoryEvent.TaskSubmitted task ->
                data(
                        resource(event.putObject("taskSubmittedEventDetails"), task.resource()),
                        "output",
                        task.output(),
                        data);
            case HistoryEvent.TaskSucceeded task ->
                data(
                        resource(event.putObject("taskSucceededEventDetails"), task.resource()),
                        "output",
                        task.output(),
                        data);
            case HistoryEvent.TaskFailed task ->
                failure(
                        resource(event.putObject("taskFailedEventDetails"), task.resource()),
                        task.error(),
                        task.cause());
            case HistoryEvent.TaskTimedOut task ->
                failure(
                        resource(event.putObject("taskTimedOutEventDetails"), task.resource()),
                        task.error(),
                        task.cause());
            case HistoryEvent.EvaluationFailed failed ->
                failure(
                        event.putObject("evaluationFailedEventDetails")
                                .put("state", failed.name())
                                .put("location", failed.location()),
                        failed.error(),
                        failed.cause());
            case HistoryEvent.RetryWaiting _,
                    HistoryEvent.ParallelStateStarted _,
                    HistoryEvent.ParallelStateSucceeded _,
                    HistoryEvent.ParallelStateFailed _,
                    HistoryEvent.MapStateSucceeded _,
                    HistoryEvent.MapStateFailed _ -> {}
            case HistoryEvent.MapStateStarted(String _, int length) ->
                event.putObject("mapStateStartedEventDetails").put("length", length);
            case HistoryEvent.MapIterationStarted(String name, int index) ->
                event.putObject("mapIterationStartedEventDetails")
                        .put("name", name)
                        .put("index", index);
            case HistoryEvent.MapIterationSucceeded(String name, int index) ->
                event.putObject("mapIterationSucceededEventDetails")
                        .put("name", name)
                        .put("index", index);
            case HistoryEvent.MapIterationFailed(String name, int index) ->
                event.putObject("mapIterationFailedEventDetails")
                        .put("name", name)
                        .put("index", index);
            case HistoryEvent.MapIterationAborted(String name, int index) ->
                event.putObject("mapIterationAbortedEventDetails")
                        .put("name", name)
                        .put("index", index);
        }
        return event;
    }

    private static void scheduled(ObjectNode event, HistoryEvent.TaskScheduled task, boolean data) {
        ObjectNode details = resource(event.putObject("taskScheduledEventDetails"), task.resource())
                .put("region", Arns.REGION)
                .put("parameters", data ? task.parameters().toString() : "{}");
        Duration timeout = task.timeout();
        if (timeout.isPositive() && timeout.compareTo(Duration.ofDays(366)) < 0) {
            details.put("timeoutInSeconds", timeout.toSeconds());
        }
    }

    /** {@code arn:aws:states:::lambda:invoke} is resource type {@code lambda}, resource {@code invoke}. */
    private static ObjectNode resource(ObjectNode details, String arn) {
        String[] parts = arn.split(":", 7);
        return details.put("resourceType", parts.length > 5 ? parts[5] : arn)
                .put("resource", parts.length > 6 ? parts[6] : arn);
    }

    private static void data(ObjectNode details, String name, JsonNode value, boolean shown) {
        if (shown) {
            details.put(name, value.toString());
            details.putObject(name + "Details").put("truncated", false);
        }
    }

    private static void failure(ObjectNode details, String error, String cause) {
        details.put("error", error).put("cause", cause);
    }
}
