package health.pratique.local.cloud.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.pratique.local.asl.HistoryListener;
import health.pratique.local.asl.Interpreter;
import health.pratique.local.asl.Pause;
import health.pratique.local.asl.TaskRunner;
import health.pratique.local.cloud.journal.Journal;
import health.pratique.local.cloud.template.StateMachineResource;
import health.pratique.local.cloud.wire.Outstanding;
import health.pratique.local.cloud.wire.ServiceError;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names, limits, stops and restarts of executions. */
class ExecutionsTest {

    private static final String ARN = "arn:aws:states:eu-west-2:000000000000:stateMachine:pipeline";
    private static final String DEFINITION = """
            {"QueryLanguage": "JSONata", "StartAt": "Work", "States": {"Work": {
              "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
              "Arguments": {"FunctionName": "f", "Payload": "{% $states.input %}"}, "End": true}}}
            """;

    @TempDir
    Path directory;

    private final Outstanding outstanding = new Outstanding();
    private final CountDownLatch gate = new CountDownLatch(1);
    private final CountDownLatch arrived = new CountDownLatch(1);
    private Optional<Executions> running = Optional.empty();

    @AfterEach
    void stop() {
        gate.countDown();
        running.ifPresent(Executions::close);
    }

    private Executions executions(TaskRunner tasks, Journal journal, ExecutionLimits limits) {
        return executions(tasks, journal, limits, ExecutionListener.NO_OP);
    }

    private Executions executions(
            TaskRunner tasks, Journal journal, ExecutionLimits limits, ExecutionListener listener) {
        StateMachineResource resource = new StateMachineResource(
                "Pipeline", "pipeline", ARN, StateMachineResource.Type.STANDARD, "arn:role", DEFINITION);
        Executions executions = new Executions(
                new StateMachines(List.of(resource), Instant.now()),
                new Interpreter(tasks, Pause.realTime(), new SplittableRandom(), InstantSource.system()),
                journal,
                outstanding,
                limits,
                listener);
        running = Optional.of(executions);
        return executions;
    }

    private JsonNode waiting(String resource, JsonNode arguments, Duration timeout) throws InterruptedException {
        arrived.countDown();
        gate.await();
        return arguments.path("Payload");
    }

    private static JsonNode input(int number) {
        return new ObjectMapper().createObjectNode().put("number", number);
    }

    private void idle() throws InterruptedException {
        assertThat(outstanding.awaitNone(Duration.ofSeconds(120))).isTrue();
    }

    @Test
    void anExecutionRunsToItsOutput() throws Exception {
        Executions executions =
                executions((resource, arguments, timeout) -> arguments, Journal.inMemory(), ExecutionLimits.usual());
        String arn = executions.start(ARN + ":live", Optional.empty(), input(1)).arn();
        idle();
        ExecutionView view = executions.store().find(arn).orElseThrow().view();
        assertThat(view.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(view.ending().orElseThrow().output().orElseThrow().path("Payload"))
                .isEqualTo(input(1));
        assertThat(executions.store().find(arn).orElseThrow().history()).hasSizeGreaterThan(3);
    }

    @Test
    void aNameIsTakenOnceAndGivesTheRunningExecutionForTheSameInput() throws Exception {
        Executions executions = executions(this::waiting, Journal.inMemory(), ExecutionLimits.usual());
        ExecutionView first = executions.start(ARN, Optional.of("once"), input(1));
        assertThat(executions.start(ARN, Optional.of("once"), input(1)).arn()).isEqualTo(first.arn());
        assertThatThrownBy(() -> executions.start(ARN, Optional.of("once"), input(2)))
                .isInstanceOfSatisfying(
                        ServiceError.class, e -> assertThat(e.type()).isEqualTo("ExecutionAlreadyExists"));
        gate.countDown();
        idle();
        assertThatThrownBy(() -> executions.start(ARN, Optional.of("once"), input(1)))
                .isInstanceOf(ServiceError.class);
    }

    @Test
    void moreThanTheCapWaitForTheirTurn() throws Exception {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Executions executions = executions(
                (resource, arguments, timeout) -> {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    Thread.onSpinWait();
                    now.decrementAndGet();
                    return arguments;
                },
                Journal.inMemory(),
                ExecutionLimits.usual().withRunning(2));
        for (int i = 0; i < 50; i++) {
            executions.start(ARN, Optional.empty(), input(i));
        }
        idle();
        assertThat(most.get()).isLessThanOrEqualTo(2);
        assertThat(executions.store().all()).hasSize(50);
    }

    @Test
    void tooManyOpenExecutionsAreRefused() throws Exception {
        Executions executions = executions(this::waiting, Journal.inMemory(), new ExecutionLimits(1, 2, 10, 10));
        executions.start(ARN, Optional.empty(), input(1));
        executions.start(ARN, Optional.empty(), input(2));
        assertThatThrownBy(() -> executions.start(ARN, Optional.empty(), input(3)))
                .isInstanceOfSatisfying(
                        ServiceError.class, e -> assertThat(e.type()).isEqualTo("ExecutionLimitExceeded"));
    }

    @Test
    void aStoppedExecutionIsAbortedAndFreesItsTurn() throws Exception {
        Executions executions = executions(
                this::waiting, Journal.inMemory(), ExecutionLimits.usual().withRunning(1));
        String stuck = executions.start(ARN, Optional.empty(), input(1)).arn();
        arrived.await();
        String next = executions.start(ARN, Optional.empty(), input(2)).arn();
        ExecutionView view = executions.stop(stuck, Optional.of("Enough"), Optional.of("by hand"));
        assertThat(view.status()).isEqualTo(ExecutionStatus.ABORTED);
        gate.countDown();
        idle();
        assertThat(executions.store().find(next).orElseThrow().view().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(executions
                        .store()
                        .find(stuck)
                        .orElseThrow()
                        .view()
                        .ending()
                        .orElseThrow()
                        .error())
                .contains("Enough");
    }

    @Test
    void anExecutionThatTheStopOfThePlatformCutsOffBeginsAgainUnderTheSameArn() throws Exception {
        Path file = directory.resolve("executions");
        Executions before = executions(this::waiting, Journal.open(file), ExecutionLimits.usual());
        ExecutionView cut = before.start(ARN, Optional.of("cut"), input(7));
        arrived.await();
        before.close();

        Executions after =
                executions((resource, arguments, timeout) -> arguments, Journal.open(file), ExecutionLimits.usual());
        after.resume();
        idle();
        ExecutionView view = after.store().find(cut.arn()).orElseThrow().view();
        assertThat(view.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(view.input()).isEqualTo(input(7));
        after.close();
        assertThat(Journal.open(file).unfinished()).isEmpty();
    }

    @Test
    void aListenerThatFailsEndsItsExecutionAndNoOther() throws Exception {
        ExecutionListener failing = new ExecutionListener() {
            @Override
            public void happened(ExecutionView execution, HistoryListener.Entry entry) {
                if (execution.name().equals("unlucky")) {
                    throw new IllegalStateException();
                }
            }
        };
        Executions executions = executions(
                (resource, arguments, timeout) -> arguments, Journal.inMemory(), ExecutionLimits.usual(), failing);
        String unlucky = executions.start(ARN, Optional.of("unlucky"), input(1)).arn();
        String other = executions.start(ARN, Optional.of("other"), input(1)).arn();
        idle();
        assertThat(executions.store().find(unlucky).orElseThrow().view().status())
                .isEqualTo(ExecutionStatus.FAILED);
        assertThat(executions.store().find(other).orElseThrow().view().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    @Test
    void onlyTheLatestFinishedExecutionsAreRemembered() throws Exception {
        Executions executions = executions(
                (resource, arguments, timeout) -> arguments, Journal.inMemory(), new ExecutionLimits(4, 100, 3, 1));
        for (int i = 0; i < 20; i++) {
            executions.start(ARN, Optional.empty(), input(i));
        }
        idle();
        assertThat(executions.store().all()).hasSize(3);
    }

    @Test
    void namesAreCheckedAsStepFunctionsDoes() {
        Executions executions = executions(this::waiting, Journal.inMemory(), ExecutionLimits.usual());
        for (String bad : new String[] {"", "a b", "a/b", "a:b", "x".repeat(81), "<a>", "a\n"}) {
            assertThatThrownBy(() -> executions.start(ARN, Optional.of(bad), input(1)))
                    .isInstanceOfSatisfying(
                            ServiceError.class, e -> assertThat(e.type()).isEqualTo("InvalidName"));
        }
        assertThatThrownBy(() -> executions.start(ARN + "x", Optional.empty(), input(1)))
                .isInstanceOfSatisfying(
                        ServiceError.class, e -> assertThat(e.type()).isEqualTo("StateMachineDoesNotExist"));
    }
}
