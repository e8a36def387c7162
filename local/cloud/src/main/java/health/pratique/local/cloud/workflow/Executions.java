package health.pratique.local.cloud.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.local.asl.ExecutionContext;
import health.pratique.local.asl.ExecutionResult;
import health.pratique.local.asl.HistoryListener;
import health.pratique.local.asl.Interpreter;
import health.pratique.local.cloud.journal.Journal;
import health.pratique.local.cloud.template.Arns;
import health.pratique.local.cloud.template.StateMachineResource;
import health.pratique.local.cloud.wire.Outstanding;
import health.pratique.local.cloud.wire.ServiceError;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Runs executions, each on a virtual thread. One that the stop of the platform cuts off is in the journal and goes on at the
 * next start, under the same ARN and with the same input: from where it waited last, or from the beginning if it never did.
 * Steps are idempotent, and a document's claim is by execution.
 */
public final class Executions implements AutoCloseable {

    private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);

    private final StateMachines machines;
    private final Interpreter interpreter;
    private final Journal journal;
    private final Outstanding outstanding;
    private final ExecutionListener listener;
    private final ExecutionStore store;
    private final TaskTokens tokens = new TaskTokens();
    private final Semaphore turns;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("execution-", 0).factory());
    private volatile boolean closing;

    public Executions(
            StateMachines machines,
            Interpreter interpreter,
            Journal journal,
            Outstanding outstanding,
            ExecutionLimits limits,
            ExecutionListener listener) {
        this.machines = machines;
        this.interpreter = interpreter;
        this.journal = journal;
        this.outstanding = outstanding;
        this.listener = listener;
        this.store = new ExecutionStore(limits);
        this.turns = new Semaphore(limits.running(), true);
    }

    ExecutionStore store() {
        return store;
    }

    StateMachines machines() {
        return machines;
    }

    /**
     * Starts an execution. A name that is in use by a running execution with the same input gives that one.
     *
     * @param machineArn of a machine, or of a version or alias of one
     * @throws ServiceError {@code StateMachineDoesNotExist}, {@code InvalidName}, {@code ExecutionAlreadyExists},
     *     {@code ExecutionLimitExceeded}
     */
    public ExecutionView start(String machineArn, Optional<String> name, JsonNode input) throws ServiceError {
        StateMachines.Entry machine = machines.find(machineArn);
        String executionName = name.isPresent()
                ? ExecutionNames.check(name.get())
                : UUID.randomUUID().toString();
        ExecutionView view = view(machine.resource(), executionName, input, Instant.now());
        Execution execution = new Execution(view);
        Optional<Execution> before = store.add(execution, () -> journal.begin(view.arn(), entry(view)));
        if (before.isPresent()) {
            return same(before.get().view(), input);
        }
        launch(machine, execution, waits(view));
        return view;
    }

    TaskTokens tokens() {
        return tokens;
    }

    /** Of the machine whose execution waits for a task token. */
    public Optional<String> machineOf(String token) {
        return tokens.execution(token)
                .flatMap(store::find)
                .map(execution -> execution.view().stateMachineArn());
    }

    private ExecutionWaits waits(ExecutionView view) {
        return new ExecutionWaits(view.arn(), entry(view), journal, tokens, outstanding, turns);
    }

    /** Those that are open and those that are remembered, oldest first. */
    public List<ExecutionView> all() {
        return store.all().stream().map(Execution::view).toList();
    }

    private static ExecutionView same(ExecutionView before, JsonNode input) throws ServiceError {
        if (before.status() != ExecutionStatus.RUNNING || !before.input().equals(input)) {
            throw ServiceError.badRequest("ExecutionAlreadyExists", "Execution Already Exists: '" + before.arn() + "'");
        }
        return before;
    }

    /** Goes on with what an earlier run of the platform left unfinished. */
    public void resume() throws ServiceError {
        for (JsonNode entry : journal.unfinished().values()) {
            StateMachines.Entry machine;
            try {
                machine = machines.find(entry.path("stateMachineArn").asText());
            } catch (ServiceError gone) {
                continue;
            }
            Execution execution = new Execution(view(
                    machine.resource(),
                    entry.path("name").asText(),
                    entry.path("input"),
                    Instant.parse(entry.path("startDate").asText())));
            ExecutionWaits waits = waits(execution.view());
            if (entry.has("standing")) {
                waits.stood(StandingJson.read(entry.get("standing")));
            }
            if (store.add(execution, () -> {}).isEmpty()) {
                launch(machine, execution, waits);
            }
        }
    }

    /** Ends an execution as ABORTED; a finished one stays as it is. */
    public ExecutionView stop(String arn, Optional<String> error, Optional<String> cause) throws ServiceError {
        Execution execution = ExecutionNames.found(store.find(arn), arn);
        finish(
                execution,
                ExecutionStatus.ABORTED,
                new ExecutionView.Ending(Instant.now(), Optional.empty(), error, cause));
        execution.interrupt();
        return execution.view();
    }

    private void launch(StateMachines.Entry machine, Execution execution, ExecutionWaits waits) {
        outstanding.begin();
        try {
            listener.started(execution.view());
            threads.execute(() -> {
                try {
                    run(machine, execution, waits);
                } finally {
                    tokens.forget(waits);
                    outstanding.end();
                }
            });
        } catch (RejectedExecutionException closed) {
            outstanding.end();
        }
    }

    private void run(StateMachines.Entry machine, Execution execution, ExecutionWaits waits) {
        execution.runsOn(Thread.currentThread());
        ExecutionResult result = new ExecutionResult.Aborted();
        try {
            turns.acquire();
            try {
                result = interpret(machine, execution, waits);
            } finally {
                turns.release();
            }
        } catch (InterruptedException stopped) {
            assert result instanceof ExecutionResult.Aborted;
        } catch (RuntimeException bug) {
            result = new ExecutionResult.Failed("States.Runtime", bug.getClass().getName());
        }
        // What fails while everything stops has failed for that reason, and is tried again at the next start.
        if (!closing || result instanceof ExecutionResult.Succeeded) {
            finish(execution, status(result), ending(result));
        }
    }

    private ExecutionResult interpret(StateMachines.Entry machine, Execution execution, ExecutionWaits waits) {
        ExecutionView view = execution.view();
        ExecutionContext context = new ExecutionContext(
                view.arn(),
                view.name(),
                machine.resource().roleArn(),
                view.stateMachineArn(),
                view.stateMachineName(),
                view.startDate());
        HistoryListener history = entry -> {
            execution.record(entry);
            listener.happened(view, entry);
        };
        return interpreter.run(machine.machine(), view.input(), context, history, waits, waits.standing());
    }

    private void finish(Execution execution, ExecutionStatus status, ExecutionView.Ending ending) {
        if (execution.end(status, ending)) {
            try {
                journal.end(execution.view().arn());
            } finally {
                store.finished(execution);
                listener.ended(execution.view());
            }
        }
    }

    private static ExecutionStatus status(ExecutionResult result) {
        return switch (result) {
            case ExecutionResult.Succeeded _ -> ExecutionStatus.SUCCEEDED;
            case ExecutionResult.Failed _ -> ExecutionStatus.FAILED;
            case ExecutionResult.Aborted _ -> ExecutionStatus.ABORTED;
            case ExecutionResult.TimedOut _ -> ExecutionStatus.TIMED_OUT;
        };
    }

    private static ExecutionView.Ending ending(ExecutionResult result) {
        Instant now = Instant.now();
        return switch (result) {
            case ExecutionResult.Succeeded(JsonNode output) ->
                new ExecutionView.Ending(now, Optional.of(output), Optional.empty(), Optional.empty());
            case ExecutionResult.Failed(String error, String cause) ->
                new ExecutionView.Ending(now, Optional.empty(), Optional.of(error), Optional.of(cause));
            case ExecutionResult.Aborted() ->
                new ExecutionView.Ending(now, Optional.empty(), Optional.empty(), Optional.empty());
            case ExecutionResult.TimedOut() ->
                new ExecutionView.Ending(now, Optional.empty(), Optional.of("States.Timeout"), Optional.empty());
        };
    }

    private static ExecutionView view(StateMachineResource machine, String name, JsonNode input, Instant startDate) {
        return new ExecutionView(
                Arns.execution(machine.name(), name),
                machine.arn(),
                machine.name(),
                name,
                ExecutionStatus.RUNNING,
                startDate,
                input,
                Optional.empty());
    }

    private static ObjectNode entry(ExecutionView view) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("stateMachineArn", view.stateMachineArn())
                .put("name", view.name())
                .put("startDate", view.startDate().toString())
                .set("input", view.input());
    }

    /** Interrupts what runs, and waits for it to let go. */
    @Override
    public void close() {
        if (closing) {
            return;
        }
        closing = true;
        threads.shutdown();
        for (Execution execution : store.all()) {
            if (execution.view().status() == ExecutionStatus.RUNNING) {
                execution.interrupt();
            }
        }
        try {
            threads.awaitTermination(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        journal.close();
    }
}
