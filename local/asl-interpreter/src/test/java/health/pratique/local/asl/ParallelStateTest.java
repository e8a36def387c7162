package health.pratique.local.asl;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ParallelStateTest {

    private static final String TWO_TASKS = """
            {"QueryLanguage": "JSONata", "StartAt": "Both", "States": {
               "Both": {"Type": "Parallel", "End": true, "Branches": [
                  {"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Arguments": "a", "End": true}}},
                  {"StartAt": "B", "States": {"B": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Arguments": "b", "End": true}}}]
                %s},
               "Caught": {"Type": "Succeed", "Output": "{%% $states.input.Error %%}"}}}""";

    private static final String CATCHING = ", \"Catch\": [{\"ErrorEquals\": [\"States.ALL\"], \"Next\": \"Caught\"}]";

    @Test
    void theResultIsTheOutputsInTheOrderOfTheBranches() {
        assertThat(Trial.of("""
                {"QueryLanguage": "JSONata", "StartAt": "Both", "States": {
                   "Both": {"Type": "Parallel", "End": true,
                      "Arguments": {"n": "{% $states.input.n + 1 %}"},
                      "Branches": [
                         {"StartAt": "A", "States": {"A": {"Type": "Pass", "Output": "{% $states.input.n %}", "End": true}}},
                         {"StartAt": "B", "States": {"B": {"Type": "Succeed", "Output": {"b": "{% $states.input.n * 2 %}"}}}}],
                      "Output": {"both": "{% $states.result %}", "was": "{% $states.input.n %}"}}}}""").output("{\"n\": 1}")).isEqualTo(Trial.json("{\"both\": [2, {\"b\": 4}], \"was\": 1}"));
    }

    @Test
    void theBranchesRunAtTheSameTime() {
        CyclicBarrier both = new CyclicBarrier(2);
        Trial trial = Trial.of(TWO_TASKS.formatted(CATCHING), (_, arguments, _) -> {
            try {
                both.await();
            } catch (java.util.concurrent.BrokenBarrierException e) {
                throw new IllegalStateException(e);
            }
            return arguments;
        });

        assertThat(trial.output("{}")).isEqualTo(Trial.json("[\"a\", \"b\"]"));
    }

    @Test
    void theFirstFailureInterruptsTheOtherBranchesAndIsCaughtAsTheStates() {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        Trial trial = Trial.of(TWO_TASKS.formatted(CATCHING), (_, arguments, _) -> {
            if (arguments.textValue().equals("a")) {
                started.await();
                throw new TaskFailed("Broken", "");
            }
            started.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
            }
            return arguments;
        });

        assertThat(trial.output("{}").textValue()).isEqualTo("Broken");
        awaitQuietly(interrupted);
        assertThat(trial.events(HistoryEvent.ParallelStateFailed.class))
                .containsExactly(new HistoryEvent.ParallelStateFailed("Both", "Broken", ""));
    }

    @Test
    void aRetryRunsAllBranchesAgain() {
        AtomicBoolean failed = new AtomicBoolean();
        Trial trial = Trial.of(
                TWO_TASKS.formatted(", \"Retry\": [{\"ErrorEquals\": [\"Broken\"]}]" + CATCHING), (_, arguments, _) -> {
                    if (arguments.textValue().equals("b") && failed.compareAndSet(false, true)) {
                        throw new TaskFailed("Broken", "");
                    }
                    return arguments;
                });

        assertThat(trial.output("{}")).isEqualTo(Trial.json("[\"a\", \"b\"]"));
        assertThat(trial.events(HistoryEvent.ParallelStateStarted.class)).hasSize(2);
    }

    @Test
    void aFailStateInABranchFailsTheParallel() {
        assertThat(Trial.of("""
                {"QueryLanguage": "JSONata", "StartAt": "One", "States": {
                   "One": {"Type": "Parallel", "End": true, "Branches": [
                      {"StartAt": "F", "States": {"F": {"Type": "Fail", "Error": "No", "Cause": "because"}}}]}}}""").run("{}")).isEqualTo(new ExecutionResult.Failed("No", "because"));
    }

    @Test
    void branchesSeeOuterVariablesAndKeepTheirOwn() {
        JsonNode output = Trial.of("""
                {"QueryLanguage": "JSONata", "StartAt": "Set", "States": {
                   "Set": {"Type": "Pass", "Assign": {"outer": 1}, "Next": "Both"},
                   "Both": {"Type": "Parallel", "Next": "After", "Branches": [
                      {"StartAt": "A1", "States": {
                         "A1": {"Type": "Pass", "Assign": {"inner": "{% $outer + 10 %}"}, "Next": "A2"},
                         "A2": {"Type": "Pass", "Output": "{% $inner %}", "End": true}}},
                      {"StartAt": "B1", "States": {
                         "B1": {"Type": "Pass", "Assign": {"inner": "{% $outer + 20 %}"}, "Next": "B2"},
                         "B2": {"Type": "Pass", "Output": "{% $inner %}", "End": true}}}]},
                   "After": {"Type": "Pass", "Output": ["{% $states.input %}", "{% $outer %}", "{% $exists($inner) %}"], "End": true}}}""").output("{}");

        assertThat(output).isEqualTo(Trial.json("[[11, 21], 1, false]"));
    }

    @Test
    void theEventsOfABranchFollowFromTheStartOfTheParallelAndFromEachOther() {
        Trial trial = Trial.of(TWO_TASKS.formatted(CATCHING));

        trial.output("{}");

        long started = id(trial, "ParallelStateStarted");
        for (HistoryListener.Entry entry : trial.history) {
            if (entry.event() instanceof HistoryEvent.StateEntered entered
                    && !entered.name().equals("Both")) {
                assertThat(entry.previousId()).isEqualTo(started);
            }
            assertThat(entry.previousId()).isLessThan(entry.id());
        }
        assertThat(trial.history)
                .extracting(HistoryListener.Entry::id)
                .isSorted()
                .doesNotHaveDuplicates();
    }

    private static long id(Trial trial, String type) {
        return trial.history.stream()
                .filter(entry -> entry.event().type().equals(type))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
