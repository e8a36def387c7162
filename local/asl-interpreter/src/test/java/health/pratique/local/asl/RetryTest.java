package health.pratique.local.asl;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryTest {

    private static final JsonNode DONE = Trial.json("\"done\"");

    private static Trial retrying(String retriers, Object... answers) {
        return Trial.answering("""
                {"QueryLanguage": "JSONata", "StartAt": "Work", "States": {
                   "Work": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true,
                            "Arguments": "{%% $states.context.State.RetryCount %%}", "Retry": [%s]}}}""".formatted(retriers), answers);
    }

    private static List<Duration> seconds(long... seconds) {
        return java.util.Arrays.stream(seconds).mapToObj(Duration::ofSeconds).toList();
    }

    @Test
    void theDefaultsAreThreeRetriesAfterOneTwoAndFourSeconds() {
        Trial trial = retrying("{\"ErrorEquals\": [\"A\"]}", "A", "A", "A", "A");

        assertThat(trial.failure("{}").error()).isEqualTo("A");
        assertThat(trial.time.sleeps()).isEqualTo(seconds(1, 2, 4));
    }

    @Test
    void theIntervalGrowsByItsRateUpToItsBound() {
        Trial trial = retrying(
                "{\"ErrorEquals\": [\"A\"], \"IntervalSeconds\": 2, \"BackoffRate\": 3, \"MaxAttempts\": 4, \"MaxDelaySeconds\": 20}",
                "A",
                "A",
                "A",
                "A",
                DONE);

        assertThat(trial.output("{}")).isEqualTo(DONE);
        assertThat(trial.time.sleeps()).isEqualTo(seconds(2, 6, 18, 20));
    }

    @Test
    void zeroAttemptsMeanNever() {
        Trial trial = retrying(
                "{\"ErrorEquals\": [\"A\"], \"MaxAttempts\": 0}, {\"ErrorEquals\": [\"States.ALL\"]}", "A", DONE);

        assertThat(trial.failure("{}").error()).isEqualTo("A");
        assertThat(trial.time.sleeps()).isEmpty();
    }

    /** The example of the language's specification. */
    @Test
    void eachRetrierCountsForItself() {
        Trial trial = retrying("""
                {"ErrorEquals": ["ErrorA", "ErrorB"], "IntervalSeconds": 1, "BackoffRate": 2, "MaxAttempts": 2},
                {"ErrorEquals": ["ErrorC"], "IntervalSeconds": 5}""", "ErrorA", "ErrorB", "ErrorC", "ErrorB");

        assertThat(trial.failure("{}").error()).isEqualTo("ErrorB");
        assertThat(trial.time.sleeps()).isEqualTo(seconds(1, 2, 5));
    }

    @Test
    void theFirstRetrierThatMatchesDecidesEvenWhenItIsUsedUp() {
        Trial trial = retrying(
                "{\"ErrorEquals\": [\"A\"], \"MaxAttempts\": 1}, {\"ErrorEquals\": [\"States.ALL\"]}", "A", "A", DONE);

        assertThat(trial.failure("{}").error()).isEqualTo("A");
        assertThat(trial.time.sleeps()).isEqualTo(seconds(1));
    }

    @Test
    void theContextCountsTheRetries() {
        Trial trial = retrying("{\"ErrorEquals\": [\"States.ALL\"]}", "A", "B", DONE);

        trial.output("{}");

        assertThat(trial.calls).map(JsonNode::intValue).containsExactly(0, 1, 2);
    }

    @Test
    void anOutputThatCannotBeEvaluatedIsAnErrorOfTheStateToo() {
        Trial trial = Trial.answering("""
                {"QueryLanguage": "JSONata", "StartAt": "Work", "States": {
                   "Work": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true,
                            "Output": "{% $states.result.there %}",
                            "Retry": [{"ErrorEquals": ["States.QueryEvaluationError"]}]}}}""", Trial.json("{}"), Trial.json("{\"there\": 1}"));

        assertThat(trial.output("{}").intValue()).isEqualTo(1);
        assertThat(trial.time.sleeps()).isEqualTo(seconds(1));
    }

    @Test
    void aWaitForARetryIsToldInTheHistory() {
        Trial trial = retrying("{\"ErrorEquals\": [\"A\"]}", "A", DONE);

        trial.output("{}");

        assertThat(trial.events(HistoryEvent.RetryWaiting.class))
                .containsExactly(new HistoryEvent.RetryWaiting("Work", "A", 1, Duration.ofSeconds(1)));
        assertThat(trial.eventTypes())
                .containsExactly(
                        "ExecutionStarted",
                        "TaskStateEntered",
                        "TaskScheduled",
                        "TaskFailed",
                        "RetryWaiting",
                        "TaskScheduled",
                        "TaskSucceeded",
                        "TaskStateExited",
                        "ExecutionSucceeded");
    }

    @ParameterizedTest
    @CsvSource({
        "States.ALL,        Custom,                       true",
        "States.ALL,        States.Timeout,               true",
        "States.ALL,        States.HeartbeatTimeout,      true",
        "States.ALL,        States.QueryEvaluationError,  true",
        "States.ALL,        States.Runtime,               false",
        "States.ALL,        States.DataLimitExceeded,     false",
        "States.TaskFailed, Custom,                       true",
        "States.TaskFailed, States.Permissions,           true",
        "States.TaskFailed, States.Timeout,               false",
        "States.TaskFailed, States.Runtime,               false",
        "States.TaskFailed, States.DataLimitExceeded,     false",
        "States.Timeout,    States.Timeout,               true",
        "States.Timeout,    States.HeartbeatTimeout,      true",
        "States.Timeout,    Custom,                       false",
        "States.HeartbeatTimeout, States.Timeout,         false",
        "States.Runtime,    States.Runtime,               false",
        "States.DataLimitExceeded, States.DataLimitExceeded, true",
        "Custom,            Custom,                       true",
        "Custom,            custom,                       false",
        "Custom,            Custom.More,                  false"
    })
    void wildcardsMatchWhatTheyAreDocumentedToMatch(String errorEquals, String error, boolean retried) {
        Trial trial = retrying("{\"ErrorEquals\": [\"%s\"]}".formatted(errorEquals), error, DONE);

        assertThat(trial.run("{}") instanceof ExecutionResult.Succeeded).isEqualTo(retried);
    }
}
