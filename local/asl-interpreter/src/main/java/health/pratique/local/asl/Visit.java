package health.pratique.local.asl;

import com.fasterxml.jackson.databind.JsonNode;
import health.pratique.local.asl.jsonata.Bindings;
import health.pratique.local.asl.jsonata.JsonValues;
import health.pratique.local.asl.jsonata.QueryFailed;
import health.pratique.local.asl.jsonata.Template;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One stay in one state: what its expressions see, and how it is left. */
final class Visit {

    private final Strand strand;
    private final State state;
    private final JsonNode input;
    private final Object queryInput;
    private final String enteredTime;
    private final long enteredEvent;
    private int retries;
    private @Nullable String token;

    Visit(Strand strand, State state, JsonNode input) {
        this.strand = strand;
        this.state = state;
        this.input = input;
        this.queryInput = JsonValues.toQuery(input);
        this.enteredTime = Timestamps.text(strand.execution().clock().instant());
        this.enteredEvent = strand.trace().record(new HistoryEvent.StateEntered(state.type(), state.name(), input));
    }

    Strand strand() {
        return strand;
    }

    JsonNode input() {
        return input;
    }

    /** Where the execution stands if it waits here. */
    Standing standing(Instant until, @Nullable String taskToken) {
        Map<String, JsonNode> variables = new LinkedHashMap<>();
        strand.variables().forEach((name, value) -> variables.put(name, JsonValues.toJson(value)));
        return new Standing(state.name(), input, variables, until, taskToken, false, null);
    }

    /** From now on expressions see {@code $states.context.Task.Token}. */
    void token(String taskToken) {
        token = taskToken;
    }

    int countRetry() {
        return ++retries;
    }

    JsonNode evaluate(Template template) throws StateFailed {
        return evaluate(template, Map.of(), strand.mapItem());
    }

    /** With {@code $states.context.Map.Item} of an iteration about to start. */
    JsonNode evaluateForItem(Template template, Map<String, Object> mapItem) throws StateFailed {
        return evaluate(template, Map.of(), mapItem);
    }

    /** A whole number, or {@code otherwise} where the field is absent. */
    long evaluateWhole(@Nullable Template template, long otherwise, long min, long max) throws StateFailed {
        if (template == null) {
            return otherwise;
        }
        JsonNode value = evaluate(template);
        if (!value.isIntegralNumber()
                || !value.canConvertToLong()
                || value.longValue() < min
                || value.longValue() > max) {
            throw wrongResult(template, "a whole number from " + min + " to " + max, value);
        }
        return value.longValue();
    }

    StateFailed wrongResult(Template template, String expected, JsonNode value) {
        return queryFailed(new QueryFailed(
                template.location(),
                "The JSONata expression specified for the field '" + template.location()
                        + "' returned an unexpected result type. Expected " + expected + ", but was "
                        + value.getNodeType().name().toLowerCase(Locale.ROOT) + "."));
    }

    Departure leave(Exit exit) throws StateFailed {
        return leave(exit, Map.of(), input);
    }

    Departure leaveWithResult(Exit exit, JsonNode result) throws StateFailed {
        return leave(exit, Map.of("result", JsonValues.toQuery(result)), result);
    }

    Departure leaveWithError(Exit exit, StateFailed failure) throws StateFailed {
        JsonNode errorOutput = failure.output();
        return leave(exit, Map.of("errorOutput", JsonValues.toQuery(errorOutput)), errorOutput);
    }

    /** Output and Assign both see the variables as they were when the state was entered. */
    private Departure leave(Exit exit, Map<String, Object> extra, JsonNode otherwise) throws StateFailed {
        JsonNode output = exit.output() == null ? otherwise : evaluate(exit.output(), extra, strand.mapItem());
        Payload.withinLimit(output, "The output of the state '" + state.name() + "'");
        return new Departure(output, assigned(exit.assign(), extra), exit.next());
    }

    private Map<String, JsonNode> assigned(@Nullable Template assign, Map<String, Object> extra) throws StateFailed {
        Map<String, JsonNode> assigned = new LinkedHashMap<>();
        if (assign != null) {
            JsonNode values = evaluate(assign, extra, strand.mapItem());
            Payload.withinLimit(values, "The Assign of the state '" + state.name() + "'");
            values.properties().forEach(field -> assigned.put(field.getKey(), field.getValue()));
        }
        return assigned;
    }

    private JsonNode evaluate(Template template, Map<String, Object> extra, Map<String, Object> mapItem)
            throws StateFailed {
        if (template instanceof Template.Constant constant) {
            return constant.value().deepCopy();
        }
        Map<String, Object> states = new LinkedHashMap<>(extra);
        states.put("input", queryInput);
        states.put("context", context(mapItem));
        Execution execution = strand.execution();
        try {
            return template.evaluate(new Bindings(
                    states,
                    strand.variables(),
                    execution.random(),
                    execution.clock().instant()));
        } catch (QueryFailed failed) {
            throw queryFailed(failed);
        }
    }

    private Map<String, Object> context(Map<String, Object> mapItem) {
        Map<String, Object> context = new LinkedHashMap<>(strand.execution().context());
        context.put("State", Map.of("Name", state.name(), "EnteredTime", enteredTime, "RetryCount", retries));
        if (token != null) {
            context.put("Task", Map.of("Token", token));
        }
        if (!mapItem.isEmpty()) {
            context.put("Map", Map.of("Item", mapItem));
        }
        return context;
    }

    StateFailed queryFailed(QueryFailed failed) {
        String cause = "An error occurred while executing the state '" + state.name() + "' (entered at the event id #"
                + enteredEvent + "). " + failed.getMessage();
        strand.trace()
                .record(new HistoryEvent.EvaluationFailed(
                        state.name(), ErrorNames.QUERY_EVALUATION, cause, failed.location()));
        return new StateFailed(ErrorNames.QUERY_EVALUATION, cause);
    }
}
