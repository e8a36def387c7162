package health.pratique.local.asl;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tasks that wait for an answer from outside. */
@Timeout(120)
class TaskTokenTest {

    private static final String ASKS = """
        {"QueryLanguage": "JSONata", "StartAt": "Prepare", "States": {
           "Prepare": {"Type": "Pass", "Assign": {"prepared": "{% $states.input.n + 1 %}"}, "Next": "Ask"},
           "Ask": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken",
                   "Arguments": {"FunctionName": "f", "Payload": {"token": "{% $states.context.Task.Token %}"}},
                   "TimeoutSeconds": 3600, "HeartbeatSeconds": 600,
                   "Output": {"answer": "{% $states.result %}", "prepared": "{% $prepared %}"},
                   "Retry": [{"ErrorEquals": ["Again"], "IntervalSeconds": 5}],
                   "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Otherwise"}], "End": true},
           "Otherwise": {"Type": "Pass", "Output": "{% $states.input.Error %}", "End": true}}}\
        """;

    private static final Standing.Answer YES = new Standing.Answer.Success(Trial.json("\"yes\""));

    private final Desk desk = new Desk();

    @Test
    void theTaskIsCalledWithItsTokenAndGoesOnWithTheAnswerThatComesForIt() {
        Trial trial = Trial.answering(ASKS, Trial.json("{\"StatusCode\": 200}"));
        assertThat(succeeded(trial.run("{\"n\": 1}", desk.answering(YES), null)))
                .isEqualTo("{\"answer\":\"yes\",\"prepared\":2}");
        assertThat(trial.calls)
                .containsExactly(Trial.json("{\"FunctionName\": \"f\", \"Payload\": {\"token\": \"token-1\"}}"));
        assertThat(trial.eventTypes())
                .containsSubsequence("TaskScheduled", "TaskSubmitted", "TaskSucceeded", "TaskStateExited");
    }

    @Test
    void whatIsCalledIsTheIntegrationWithoutTheSuffix() {
        AtomicReference<String> called = new AtomicReference<>("");
        Trial trial = Trial.of(ASKS, (resource, arguments, _) -> {
            called.set(resource);
            return arguments;
        });
        trial.run("{\"n\": 1}", desk.answering(YES), null);
        assertThat(called).hasValue("arn:aws:states:::lambda:invoke");
    }

    @Test
    void aFailureThatComesForTheTokenIsCaughtByItsName() {
        Trial trial = Trial.of(ASKS);
        Desk refusing = desk.answering(new Standing.Answer.Failure("Refused", "no"));
        assertThat(succeeded(trial.run("{\"n\": 1}", refusing, null))).isEqualTo("\"Refused\"");
    }

    @Test
    void aCallThatFailsFailsTheTask() {
        Trial trial = Trial.answering(ASKS, "Broken");
        assertThat(succeeded(trial.run("{\"n\": 1}", desk, null))).isEqualTo("\"Broken\"");
    }

    @Test
    void aWaitThatLastsTooLongTimesOutAndItsTokenIsOver() {
        Trial trial = Trial.of(ASKS.replace("\"HeartbeatSeconds\": 600,", ""));
        desk.whenIdle(() -> trial.time.pass(Duration.ofSeconds(3600)));
        assertThat(succeeded(trial.run("{\"n\": 1}", desk, null))).isEqualTo("\"States.Timeout\"");
        assertThat(desk.open.remove().answer(YES, () -> {})).isFalse();
    }

    @Test
    void withoutASignOfLifeInTimeTheTaskFails() {
        Trial trial = Trial.of(ASKS);
        desk.whenIdle(() -> trial.time.pass(Duration.ofSeconds(600)));
        assertThat(succeeded(trial.run("{\"n\": 1}", desk, null))).isEqualTo("\"States.HeartbeatTimeout\"");
    }

    @Test
    void aSignOfLifeGivesTheTaskMoreTime() {
        Trial trial = Trial.of(ASKS);
        desk.whenIdle(() -> {
            Callback callback = desk.open.remove();
            trial.time.pass(Duration.ofSeconds(599));
            callback.heartbeat();
            trial.time.pass(Duration.ofSeconds(599));
            callback.answer(YES, () -> {});
        });
        assertThat(succeeded(trial.run("{\"n\": 1}", desk, null))).contains("yes");
    }

    @Test
    void aSecondAnswerIsRefused() {
        Trial trial = Trial.of(ASKS);
        CompletableFuture<Boolean> second = new CompletableFuture<>();
        desk.whenIdle(() -> {
            Callback callback = desk.open.remove();
            callback.answer(YES, () -> {});
            second.complete(callback.answer(YES, () -> {}));
        });
        trial.run("{\"n\": 1}", desk, null);
        assertThat(second).succeedsWithin(Duration.ofSeconds(110)).isEqualTo(false);
    }

    @Test
    void eachTryHasATokenOfItsOwn() {
        Trial trial = Trial.answering(ASKS, "Again", Trial.json("{}"));
        assertThat(succeeded(trial.run(
                        "{\"n\": 1}",
                        desk.whenIdle(() -> desk.open.removeIf(
                                callback -> callback.token().equals("token-2") && callback.answer(YES, () -> {}))),
                        null)))
                .contains("yes");
    }

    @Test
    void anExecutionThatGoesOnWaitsUnderTheSameTokenAndCallsNothingAgain() {
        Standing stood = stoodBeforeTheStop();
        Trial later = Trial.of(ASKS);
        Desk after = new Desk();
        AtomicReference<String> token = new AtomicReference<>("");
        after.whenIdle(() -> {
            token.set(after.open.element().token());
            after.open.remove().answer(YES, () -> {});
        });
        assertThat(succeeded(later.run("{\"n\": 1}", after, stood))).isEqualTo("{\"answer\":\"yes\",\"prepared\":2}");
        assertThat(token).hasValue("token-1");
        assertThat(later.calls).isEmpty();
        assertThat(later.eventTypes()).doesNotContain("PassStateEntered");
    }

    @Test
    void anExecutionThatGoesOnWaitsForTheTimeThatIsLeft() {
        Standing stood = stoodBeforeTheStop();
        Trial later = Trial.of(ASKS.replace("\"HeartbeatSeconds\": 600,", ""));
        later.time.pass(Duration.ofSeconds(3_000));
        Desk after = new Desk();
        after.whenIdle(() -> later.time.pass(Duration.ofSeconds(600)));
        assertThat(succeeded(later.run("{\"n\": 1}", after, stood))).isEqualTo("\"States.Timeout\"");
    }

    @Test
    void anAnswerThatWasAcceptedBeforeTheStopIsTheOneItGoesOnWith() {
        Standing answered = stoodBeforeTheStop().whenAnswered(YES);
        assertThat(succeeded(Trial.of(ASKS).run("{\"n\": 1}", new Desk(), answered)))
                .contains("yes");
    }

    @Test
    void aCallThatTheStopCutOffIsMadeAgainWithTheSameToken() {
        Standing stood = stoodBeforeTheStop();
        Standing notCalled = new Standing(
                stood.state(), stood.input(), stood.variables(), stood.until(), stood.token(), false, null);
        Trial later = Trial.of(ASKS);
        later.run("{\"n\": 1}", new Desk().answering(YES), notCalled);
        assertThat(later.calls).singleElement().asString().contains("token-1");
    }

    @Test
    void aBranchMayWaitForAnAnswerToo() {
        Trial trial = Trial.of("""
                      {"QueryLanguage": "JSONata", "StartAt": "Both", "States": {
                         "Both": {"Type": "Parallel", "End": true, "Branches": [{"StartAt": "Ask", "States": {
                            "Ask": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken", "End": true}}}]}}}\
                      """, (_, arguments, _) -> {
            desk.open.remove().answer(YES, () -> {});
            return arguments;
        });
        assertThat(succeeded(trial.run("{}", desk, null))).isEqualTo("[\"yes\"]");
        assertThat(desk.standings).isEmpty();
    }

    @Test
    void aWaitThatGoesOnEndsWhenItWouldHaveEnded() {
        String waits = """
            {"QueryLanguage": "JSONata", "StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 90, "End": true}}}\
            """;
        Trial first = Trial.of(waits);
        first.run("{}", desk, null);
        Trial later = Trial.of(waits);
        later.time.pass(Duration.ofSeconds(60));
        later.run("{}", new Desk(), desk.last());
        assertThat(later.time.sleeps()).containsExactly(Duration.ofSeconds(30));
    }

    /** An execution that was asked its question, and whose platform then stopped. */
    private Standing stoodBeforeTheStop() {
        Trial first = Trial.of(ASKS);
        Thread runs = Thread.currentThread();
        desk.whenIdle(runs::interrupt);
        assertThat(first.run("{\"n\": 1}", desk, null)).isInstanceOf(ExecutionResult.Aborted.class);
        assertThat(desk.last().submitted()).isTrue();
        return desk.last();
    }

    private static String succeeded(ExecutionResult result) {
        if (result instanceof ExecutionResult.Succeeded succeeded) {
            return succeeded.output().toString();
        }
        throw new AssertionError("Did not succeed: " + result);
    }
}
