package health.pratique.local.asl;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What concerns an execution as a whole. */
@Timeout(120)
class ExecutionTest {

    @Test
    void anExecutionThatTakesTooLongIsTimedOutWhateverItsStatesCatch() {
        AtomicReference<Trial> self = new AtomicReference<>();
        Trial trial = Trial.of("""
                {"QueryLanguage": "JSONata", "StartAt": "Work", "TimeoutSeconds": 60, "States": {
                   "Work": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true,
                            "Retry": [{"ErrorEquals": ["States.ALL"]}],
                            "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Caught"}]},
                   "Caught": {"Type": "Succeed"}}}""", (_, arguments, _) -> {
            self.get().time.pass(Duration.ofSeconds(61));
            new CountDownLatch(1).await();
            return arguments;
        });
        self.set(trial);

        assertThat(trial.run("{}")).isEqualTo(new ExecutionResult.TimedOut());
        assertThat(trial.eventTypes())
                .endsWith("ExecutionTimedOut")
                .doesNotContain("TaskSucceeded", "SucceedStateEntered");
    }

    @Test
    void aWaitIsEndedByTheExecutionsTimeout() {
        Trial trial = Trial.of("""
                {"QueryLanguage": "JSONata", "StartAt": "Wait", "TimeoutSeconds": 60, "States": {
                   "Wait": {"Type": "Wait", "Seconds": 61, "Next": "Never"},
                   "Never": {"Type": "Succeed"}}}""");

        assertThat(trial.run("{}")).isEqualTo(new ExecutionResult.TimedOut());
    }

    @Test
    void anExecutionInTimeLeavesNoAlarmBehind() {
        Trial trial = Trial.of("""
                {"QueryLanguage": "JSONata", "StartAt": "Wait", "TimeoutSeconds": 60, "States": {
                   "Wait": {"Type": "Wait", "Seconds": 59, "End": true}}}""");

        assertThat(trial.run("{}")).isInstanceOf(ExecutionResult.Succeeded.class);
        assertThat(trial.time.pending()).isZero();
    }

    @Test
    void interruptingTheCallerAbortsTheExecutionAndItsTasks() throws Exception {
        CountDownLatch started = new CountDownLatch(2);
        CountDownLatch interrupted = new CountDownLatch(2);
        Trial trial = Trial.of("""
                {"QueryLanguage": "JSONata", "StartAt": "Each", "States": {
                   "Each": {"Type": "Map", "End": true, "ItemProcessor": {"StartAt": "One", "States": {
                      "One": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true}}}}}}""", (_, arguments, _) -> {
            started.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
            }
            return arguments;
        });
        CompletableFuture<ExecutionResult> result = new CompletableFuture<>();
        Thread caller = Thread.ofVirtual().start(() -> result.complete(trial.run("[1, 2]")));

        started.await();
        caller.interrupt();

        assertThat(result.get()).isEqualTo(new ExecutionResult.Aborted());
        interrupted.await();
        assertThat(trial.eventTypes()).endsWith("ExecutionAborted");
    }

    @Test
    void anInputThatIsTooLargeFailsTheExecution() {
        assertThat(Trial.of("""
                {"QueryLanguage": "JSONata", "StartAt": "S", "States": {"S": {"Type": "Succeed"}}}""").failure("\"" + "x".repeat(256 * 1024) + "\"").error())
                .isEqualTo("States.DataLimitExceeded");
    }

    @Test
    void sizesAreCountedInBytesOfUtf8() {
        assertThat(Trial.of("""
                {"QueryLanguage": "JSONata", "StartAt": "S", "States": {"S": {"Type": "Succeed"}}}""").failure("\"" + "é".repeat(140_000) + "\"").error())
                .isEqualTo("States.DataLimitExceeded");
    }

    @Test
    void aThousandExecutionsOfOneMachineAtTheSameTimeDoNotMixTheirData() throws Exception {
        StateMachine machine = StateMachine.parse("""
                {"QueryLanguage": "JSONata", "StartAt": "Work", "States": {
                   "Work": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
                            "Arguments": {"n": "{% ($double := function($x){$x * 2}; $double($states.input.n)) %}"},
                            "Assign": {"kept": "{% $states.input.n %}"}, "Next": "Sum"},
                   "Sum": {"Type": "Pass", "End": true,
                           "Output": "{% $states.input.n = 2 * $kept and $sum($map([1..10], function($i){$i * $kept})) = 55 * $kept ? $kept : 'mixed' %}"}}}""");
        Interpreter interpreter = new Interpreter(
                (_, arguments, _) -> arguments,
                Pause.realTime(),
                new java.util.SplittableRandom(1),
                java.time.InstantSource.system());
        List<CompletableFuture<ExecutionResult>> results = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            JsonNode input = Trial.json("{\"n\": " + i + "}");
            CompletableFuture<ExecutionResult> result = new CompletableFuture<>();
            results.add(result);
            Thread.ofVirtual()
                    .start(() ->
                            result.complete(interpreter.run(machine, input, Trial.CONTEXT, HistoryListener.NO_OP)));
        }

        for (int i = 0; i < 1000; i++) {
            assertThat(results.get(i).get()).isEqualTo(new ExecutionResult.Succeeded(Trial.json(Integer.toString(i))));
        }
    }
}
