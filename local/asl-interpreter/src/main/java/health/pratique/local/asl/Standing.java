package health.pratique.local.asl;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where an execution stands while it waits: all that is needed to go on from there in another process.
 *
 * @param state the waiting state, one of the machine itself
 * @param input of the state
 * @param variables as they were when the state was entered
 * @param until when the wait is over, or has lasted too long
 * @param token that an answer has to name; absent for a Wait state
 * @param submitted whether the task was called: it is not called again
 * @param answer that came for the token and was accepted
 */
public record Standing(
        String state,
        JsonNode input,
        Map<String, JsonNode> variables,
        Instant until,
        @Nullable String token,
        boolean submitted,
        @Nullable Answer answer) {

    public Standing {
        variables = Map.copyOf(variables);
    }

    /** What came from outside. */
    public sealed interface Answer {

        record Success(JsonNode output) implements Answer {}

        record Failure(String error, String cause) implements Answer {}
    }

    Standing whenSubmitted() {
        return new Standing(state, input, variables, until, token, true, answer);
    }

    public Standing whenAnswered(Answer accepted) {
        return new Standing(state, input, variables, until, token, submitted, accepted);
    }

    /** Inputs stay out of logs, and tokens too: who has one can answer. */
    @Override
    public String toString() {
        return "Standing[" + state + "]";
    }
}
