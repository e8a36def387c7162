package health.pratique.local.cloud.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.local.asl.Standing;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where an execution stands, as the journal keeps it. */
final class StandingJson {

    private StandingJson() {}

    static ObjectNode write(Standing standing) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("state", standing.state())
                .put("until", standing.until().toString())
                .put("submitted", standing.submitted());
        json.set("input", standing.input());
        ObjectNode variables = json.putObject("variables");
        standing.variables().forEach(variables::set);
        if (standing.token() != null) {
            json.put("token", standing.token());
        }
        switch (standing.answer()) {
            case Standing.Answer.Success(JsonNode output) ->
                json.putObject("answer").set("output", output);
            case Standing.Answer.Failure(String error, String cause) ->
                json.putObject("answer").put("error", error).put("cause", cause);
            case null -> {}
        }
        return json;
    }

    static Standing read(JsonNode json) {
        Map<String, JsonNode> variables = new HashMap<>();
        json.path("variables").properties().forEach(variable -> variables.put(variable.getKey(), variable.getValue()));
        return new Standing(
                json.path("state").asText(),
                json.path("input"),
                variables,
                Instant.parse(json.path("until").asText()),
                json.path("token").textValue(),
                json.path("submitted").asBoolean(),
                answer(json.path("answer")));
    }

    private static Standing.@Nullable Answer answer(JsonNode answer) {
        if (answer.has("output")) {
            return new Standing.Answer.Success(answer.get("output"));
        }
        return answer.isMissingNode()
                ? null
                : new Standing.Answer.Failure(
                        answer.path("error").asText(), answer.path("cause").asText());
    }
}
