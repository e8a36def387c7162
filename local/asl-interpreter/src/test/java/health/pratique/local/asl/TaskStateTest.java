package health.pratique.local.asl;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class TaskStateTest {

    private static final String TIMED = """
            {"QueryLanguage": "JSONata", "StartAt": "Work", "States": {
               "Work": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "TimeoutSeconds": %s,
                        "Catch": [{"ErrorEquals": ["States.Timeout"], "Next": "Late"}], "End": true},
               "Late": {"Type": "Pass", "Output": "{%% $states.input.Error %%}", "End": true}}}""";

    @Test
    void theArgumentsAreEvaluatedInNestedObjectsAndArrays() {
        Trial trial = Trial.of("""
                {"QueryLanguage": "JSONata", "StartAt": "Work", "States": {
                   "Work": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true,
                            "Arguments": {"FunctionName": "f", "literal": "$states.input.a",
                                          "Payload": {"list": [1, "{% $states.input.a + 1 %}", {"x": "{% $states.input %}"}]}}}}}""");

        trial.run("{\"a\": 1}");

        assertThat(trial.calls).containsExactly(Trial.json("""
                {"FunctionName": "f", "literal": "$states.input.a",
                 "Payload": {"list": [1, 2, {"x": {"a": 1}}]}}"""));
    }

    @Test
    void withoutArgumentsTheResourceGetsTheInputAndWithoutOutputTheResultGoesOn() {
        Trial trial = Trial.answering("""
                {"QueryLanguage": "JSONata", "StartAt": "Work", "States": {
                   "Work": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true}}}""", Trial.json("[7]"));

        assertThat(trial.output("{\"a\": 1}")).isEqualTo(Trial.json("[7]"));
        assertThat(trial.calls).containsExactly(Trial.json("{\"a\": 1}"));
    }

    @Test
    void theOutputSeesTheResultAndTheInput() {
        Trial trial = Trial.answering("""
                {"QueryLanguage": "JSONata", "StartAt": "Work", "States": {
                   "Work": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true,
                            "Output": "{% $merge([$states.input, {'answer': $states.result.Payload}]) %}"}}}""", Trial.json("{\"Payload\": [1, {\"b\": null}]}"));

        assertThat(trial.output("{\"a\": 1}")).isEqualTo(Trial.json("{\"a\": 1, \"answer\": [1, {\"b\": null}]}"));
    }

    @Test
    void anErrorThatNothingCatchesFailsTheExecutionWithItsNameAndCause() {
        Trial trial = Trial.answering("""
                {"QueryLanguage": "JSONata", "StartAt": "Work", "States": {
                   "Work": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true}}}""", "Broken");

        assertThat(trial.run("{}")).isEqualTo(new ExecutionResult.Failed("Broken", "cause of Broken"));
        assertThat(trial.eventTypes())
                .containsExactly(
                        "ExecutionStarted", "TaskStateEntered", "TaskScheduled", "TaskFailed", "ExecutionFailed");
    }

    @Test
    void aTaskThatTakesTooLongIsInterruptedAndFailsWithATimeout() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);
        AtomicReference<Trial> self = new AtomicReference<>();
        Trial trial = Trial.of(TIMED.formatted("30"), (_, _, _) -> {
            self.get().time.pass(Duration.ofSeconds(31));
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
            }
            return Trial.json("{}");
        });
        self.set(trial);

        assertThat(trial.output("{}").textValue()).isEqualTo("States.Timeout");
        interrupted.await();
        assertThat(trial.eventTypes()).contains("TaskTimedOut");
    }

    @Test
    void aTaskThatDoesNotHeedItsInterruptionHoldsNothingUp() {
        AtomicReference<Trial> self = new AtomicReference<>();
        CountDownLatch end = new CountDownLatch(1);
        Trial trial = Trial.of(TIMED.formatted("30"), (_, _, _) -> {
            self.get().time.pass(Duration.ofSeconds(31));
            while (end.getCount() > 0) {
                Thread.onSpinWait();
                Thread.yield();
            }
            return Trial.json("\"too late\"");
        });
        self.set(trial);

        assertThat(trial.output("{}").textValue()).isEqualTo("States.Timeout");
        end.countDown();
    }

    @Test
    void aTaskThatIsInTimeLeavesNoAlarmBehind() {
        AtomicReference<Trial> self = new AtomicReference<>();
        Trial trial = Trial.of(TIMED.formatted("30"), (_, _, _) -> {
            self.get().time.pass(Duration.ofSeconds(29));
            return Trial.json("\"in time\"");
        });
        self.set(trial);

        assertThat(trial.output("{}").textValue()).isEqualTo("in time");
        assertThat(trial.time.pending()).isZero();
    }

    @Test
    void theTimeoutMayBeAnExpressionAndIsToldToTheRunner() {
        AtomicReference<Duration> told = new AtomicReference<>();
        Trial trial = Trial.of(TIMED.formatted("\"{% $states.input.minutes * 60 %}\""), (_, arguments, timeout) -> {
            told.set(timeout);
            return arguments;
        });

        trial.output("{\"minutes\": 2}");

        assertThat(told.get()).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void aTimeoutThatIsNoWholeNumberFailsTheState() {
        for (String minutes : new String[] {"0.0051", "\"2\"", "0", "-1"}) {
            ExecutionResult.Failed failed = Trial.of("""
                    {"QueryLanguage": "JSONata", "StartAt": "Work", "States": {
                       "Work": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true,
                                "TimeoutSeconds": "{% $states.input.t %}"}}}""").failure("{\"t\": " + minutes + "}");

            assertThat(failed.error()).isEqualTo("States.QueryEvaluationError");
            assertThat(failed.cause()).contains("'TimeoutSeconds'");
        }
    }

    @Test
    void aTaskThatIsSilentForLongerThanItsHeartbeatFailsWithAHeartbeatTimeout() {
        AtomicReference<Trial> self = new AtomicReference<>();
        Trial trial = Trial.of(
                """
                {"QueryLanguage": "JSONata", "StartAt": "Work", "States": {
                   "Work": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
                            "TimeoutSeconds": 600, "HeartbeatSeconds": "{% 60 %}", "End": true}}}""",
                (_, _, _) -> {
                    self.get().time.pass(Duration.ofSeconds(61));
                    new CountDownLatch(1).await();
                    return Trial.json("{}");
                });
        self.set(trial);

        assertThat(trial.failure("{}").error()).isEqualTo("States.HeartbeatTimeout");
    }

    @Test
    void whatTheRunnerWasNotMeantToThrowIsToldByItsTypeOnly() {
        Trial trial = Trial.of("""
                {"QueryLanguage": "JSONata", "StartAt": "Work", "States": {
                   "Work": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true}}}""", (_, _, _) -> {
            throw new IllegalStateException("Jane Roe");
        });

        assertThat(trial.run("{}"))
                .isEqualTo(new ExecutionResult.Failed("States.TaskFailed", "java.lang.IllegalStateException"));
    }

    @Test
    void aRunnerThatChangesItsArgumentsDoesNotChangeTheDefinition() {
        Trial trial = Trial.of("""
                {"QueryLanguage": "JSONata", "StartAt": "Work", "States": {
                   "Work": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true,
                            "Arguments": {"Payload": {"fixed": 1}}}}}""", (_, arguments, _) -> {
            int seen = arguments.at("/Payload/fixed").intValue();
            ((ObjectNode) arguments.get("Payload")).put("fixed", seen + 1);
            return Trial.json(Integer.toString(seen));
        });

        assertThat(trial.output("{}").intValue()).isEqualTo(1);
        assertThat(trial.output("{}").intValue()).isEqualTo(1);
    }

    @Test
    void argumentsAndResultsAreBoundedTo256KiB() {
        JsonNode large = Trial.json("\"" + "x".repeat(256 * 1024 - 1) + "\"");
        JsonNode fits = Trial.json("\"" + "x".repeat(256 * 1024 - 2) + "\"");
        String definition = """
                {"QueryLanguage": "JSONata", "StartAt": "Work", "States": {
                   "Work": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Arguments": %s,
                            "Output": {}, "End": true,
                            "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Caught"}]},
                   "Caught": {"Type": "Succeed"}}}""";

        assertThat(Trial.answering(definition.formatted("{}"), fits).output("{}"))
                .isEqualTo(Trial.json("{}"));
        assertThat(Trial.answering(definition.formatted("{}"), large)
                        .failure("{}")
                        .error())
                .isEqualTo("States.DataLimitExceeded");
        assertThat(Trial.of(definition.formatted("[\"{% $states.input %}\", 12]"))
                        .failure(fits.toString())
                        .error())
                .isEqualTo("States.DataLimitExceeded");
    }
}
