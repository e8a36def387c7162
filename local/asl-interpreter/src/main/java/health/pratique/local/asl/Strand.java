package health.pratique.local.asl;

import com.fasterxml.jackson.databind.JsonNode;
import health.pratique.local.asl.jsonata.JsonValues;
import health.pratique.local.asl.jsonata.Template;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One line of control through one machine: the execution itself, a branch of a Parallel, an iteration of a Map. It sees the
 * variables of the strand it came from as they were, and its own assignments end with it.
 */
final class Strand {

    private final Execution execution;
    private final Trace trace;
    private final Map<String, Object> variables;
    private final Map<String, Object> mapItem;
    private final boolean top;
    private @Nullable Standing from;

    private Strand(
            Execution execution,
            Trace trace,
            Map<String, Object> variables,
            Map<String, Object> mapItem,
            boolean top,
            @Nullable Standing from) {
        this.execution = execution;
        this.trace = trace;
        this.variables = new LinkedHashMap<>(variables);
        this.mapItem = mapItem;
        this.top = top;
        this.from = from;
    }

    /** @param from where the execution stood; absent to begin */
    static Strand top(Execution execution, Trace trace, @Nullable Standing from) {
        Map<String, Object> variables = new LinkedHashMap<>();
        if (from != null) {
            from.variables().forEach((name, value) -> variables.put(name, JsonValues.toQuery(value)));
        }
        return new Strand(execution, trace, variables, Map.of(), true, from);
    }

    /** Whether it is the execution itself. */
    boolean top() {
        return top;
    }

    /** Where the execution stood, for the first state that it visits. */
    Optional<Standing> takeStanding() {
        Optional<Standing> taken = Optional.ofNullable(from);
        from = null;
        return taken;
    }

    void stands(Standing where) {
        if (top) {
            execution.suspensions().stands(where);
        }
    }

    Execution execution() {
        return execution;
    }

    Trace trace() {
        return trace;
    }

    Map<String, Object> variables() {
        return variables;
    }

    /** {@code Map.Item} of {@code $states.context}; empty outside a Map. */
    Map<String, Object> mapItem() {
        return mapItem;
    }

    Strand fork(Map<String, Object> item) {
        return new Strand(execution, trace.fork(), variables, item, false, null);
    }

    /** @return the machine's output */
    JsonNode run(StateMachine machine, JsonNode machineInput) throws StateFailed, InterruptedException {
        Standing standing = from;
        State state = standing == null ? machine.start() : stood(machine, standing);
        JsonNode input = standing == null ? machineInput : standing.input();
        while (true) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            Departure departure = visit(state, input);
            departure.assigned().forEach((name, value) -> variables.put(name, JsonValues.toQuery(value)));
            trace.record(
                    new HistoryEvent.StateExited(state.type(), state.name(), departure.output(), departure.assigned()));
            if (departure.next() == null) {
                return departure.output();
            }
            state = machine.state(departure.next()).orElseThrow();
            input = departure.output();
        }
    }

    private static State stood(StateMachine machine, Standing standing) throws StateFailed {
        return machine.state(standing.state())
                .orElseThrow(() -> new StateFailed(
                        ErrorNames.RUNTIME, "The machine no longer has the state in which the execution stood."));
    }

    private Departure visit(State state, JsonNode input) throws StateFailed, InterruptedException {
        Visit visit = new Visit(this, state, input);
        return switch (state) {
            case RecoverableState recoverable -> new Recovery(recoverable, visit).run();
            case ChoiceState choice -> choose(choice, visit);
            case PassState pass -> visit.leave(pass.exit());
            case WaitState wait -> {
                execution.pause().sleep(left(wait, visit));
                yield visit.leave(wait.exit());
            }
            case SucceedState succeed -> visit.leave(new Exit(succeed.output(), null, null));
            case FailState fail -> throw new StateFailed(text(fail.error(), visit), text(fail.cause(), visit));
        };
    }

    private static Departure choose(ChoiceState choice, Visit visit) throws StateFailed {
        for (ChoiceState.Rule rule : choice.rules()) {
            JsonNode holds = visit.evaluate(rule.condition());
            if (!holds.isBoolean()) {
                throw visit.wrongResult(rule.condition(), "boolean", holds);
            }
            if (holds.booleanValue()) {
                return visit.leave(rule.exit());
            }
        }
        if (choice.otherwise() == null) {
            // The language calls this States.NoChoiceMatched; Step Functions keeps that name for later and reports
            // States.Runtime.
            throw new StateFailed(
                    ErrorNames.RUNTIME,
                    "Failed to transition out of the state '" + choice.name()
                            + "': no rule holds, and it has no Default.");
        }
        return visit.leave(choice.otherwise());
    }

    /** A wait that goes on after a restart ends when it would have ended without one. */
    private Duration left(WaitState wait, Visit visit) throws StateFailed {
        Optional<Standing> before = takeStanding();
        Instant now = execution.clock().instant();
        if (before.isPresent()) {
            Duration left = Duration.between(now, before.get().until());
            return left.isNegative() ? Duration.ZERO : left;
        }
        Duration all = howLong(wait.until(), visit);
        stands(visit.standing(now.plus(all), null));
        return all;
    }

    private Duration howLong(WaitState.Until until, Visit visit) throws StateFailed {
        return switch (until) {
            case WaitState.Seconds seconds ->
                Duration.ofSeconds(visit.evaluateWhole(seconds.value(), 0, 0, FieldLimits.MAX_SECONDS));
            case WaitState.Timestamp timestamp -> {
                JsonNode value = visit.evaluate(timestamp.value());
                Instant then = Timestamps.parse(value)
                        .orElseThrow(() -> visit.wrongResult(timestamp.value(), "an RFC 3339 timestamp", value));
                Duration left = Duration.between(execution.clock().instant(), then);
                yield left.isNegative() ? Duration.ZERO : left;
            }
        };
    }

    private static String text(@Nullable Template template, Visit visit) throws StateFailed {
        if (template == null) {
            return "";
        }
        JsonNode value = visit.evaluate(template);
        if (!value.isTextual()) {
            throw visit.wrongResult(template, "string", value);
        }
        return value.textValue();
    }
}
