package health.pratique.local.asl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Runs one machine in virtual time and keeps what happened. */
final class Trial {

    static final JsonMapper JSON = JsonMapper.builder().build();

    static final ExecutionContext CONTEXT = new ExecutionContext(
            "arn:aws:states:eu-west-2:000000000000:execution:trial:run-1",
            "run-1",
            "arn:aws:iam::000000000000:role/trial",
            "arn:aws:states:eu-west-2:000000000000:stateMachine:trial",
            "trial",
            VirtualTime.START);

    final VirtualTime time = new VirtualTime();
    final List<HistoryListener.Entry> history = new CopyOnWriteArrayList<>();
    final List<JsonNode> calls = new CopyOnWriteArrayList<>();

    private final StateMachine machine;
    private final TaskRunner tasks;

    private Trial(String definition, TaskRunner tasks) {
        this.machine = StateMachine.parse(definition);
        this.tasks = tasks;
    }

    static Trial of(String definition) {
        return of(definition, (_, arguments, _) -> arguments);
    }

    static Trial of(String definition, TaskRunner tasks) {
        return new Trial(definition, tasks);
    }

    /** Each call takes the next answer: an error name to throw it, anything else to return it. */
    static Trial answering(String definition, Object... answers) {
        Iterator<Object> next = Arrays.asList(answers).iterator();
        return new Trial(definition, (_, _, _) -> {
            Object answer = next.next();
            if (answer instanceof JsonNode result) {
                return result;
            }
            throw new TaskFailed(String.valueOf(answer), "cause of " + answer);
        });
    }

    ExecutionResult run(String input) {
        return run(input, Suspensions.NONE, null);
    }

    ExecutionResult run(String input, Suspensions suspensions, @Nullable Standing from) {
        Interpreter interpreter = new Interpreter(this::call, time, new Random(7), time);
        return interpreter.run(machine, json(input), CONTEXT, history::add, suspensions, from);
    }

    private JsonNode call(String resource, JsonNode arguments, java.time.Duration timeout)
            throws TaskFailed, InterruptedException {
        calls.add(arguments);
        return tasks.run(resource, arguments, timeout);
    }

    /** The output, of an execution that is expected to succeed. */
    JsonNode output(String input) {
        ExecutionResult result = run(input);
        if (result instanceof ExecutionResult.Succeeded succeeded) {
            return succeeded.output();
        }
        throw new AssertionError("Did not succeed: " + result);
    }

    /** The failure, of an execution that is expected to fail. */
    ExecutionResult.Failed failure(String input) {
        ExecutionResult result = run(input);
        if (result instanceof ExecutionResult.Failed failed) {
            return failed;
        }
        throw new AssertionError("Did not fail: " + result);
    }

    List<String> eventTypes() {
        return history.stream().map(entry -> entry.event().type()).toList();
    }

    <E extends HistoryEvent> List<E> events(Class<E> type) {
        List<E> events = new ArrayList<>();
        for (HistoryListener.Entry entry : history) {
            if (type.isInstance(entry.event())) {
                events.add(type.cast(entry.event()));
            }
        }
        return events;
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
