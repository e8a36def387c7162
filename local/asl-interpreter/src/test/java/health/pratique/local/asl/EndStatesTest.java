package health.pratique.local.asl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Succeed and Fail. */
class EndStatesTest {

    @Test
    void succeedHandsItsInputOver() {
        Trial trial = Trial.of("""
                {"QueryLanguage": "JSONata", "StartAt": "S", "States": {"S": {"Type": "Succeed", "Comment": "well"}}}""");

        assertThat(trial.output("{\"a\": 1}")).isEqualTo(Trial.json("{\"a\": 1}"));
        assertThat(trial.eventTypes())
                .containsExactly("ExecutionStarted", "SucceedStateEntered", "SucceedStateExited", "ExecutionSucceeded");
    }

    @Test
    void succeedMayShapeItsOutput() {
        assertThat(Trial.of("""
                {"QueryLanguage": "JSONata", "StartAt": "S", "States": {"S": {"Type": "Succeed", "Output": "{% $states.input.a %}"}}}""").output("{\"a\": 1}")).isEqualTo(Trial.json("1"));
    }

    @Test
    void failEndsWithItsErrorAndCauseWhichMayBeExpressions() {
        Trial trial = Trial.of("""
                {"QueryLanguage": "JSONata", "StartAt": "F", "States": {"F": {"Type": "Fail",
                   "Error": "{% 'Bad.' & $states.input.kind %}", "Cause": "no reason"}}}""");

        assertThat(trial.run("{\"kind\": \"Luck\"}")).isEqualTo(new ExecutionResult.Failed("Bad.Luck", "no reason"));
        assertThat(trial.eventTypes()).containsExactly("ExecutionStarted", "FailStateEntered", "ExecutionFailed");
    }

    @Test
    void failNeedsNeitherErrorNorCause() {
        assertThat(Trial.of("""
                {"QueryLanguage": "JSONata", "StartAt": "F", "States": {"F": {"Type": "Fail"}}}""").run("{}")).isEqualTo(new ExecutionResult.Failed("", ""));
    }

    @Test
    void anErrorNameThatIsNoStringIsAnErrorItself() {
        assertThat(Trial.of("""
                {"QueryLanguage": "JSONata", "StartAt": "F", "States": {"F": {"Type": "Fail", "Error": "{% 4 %}"}}}""").failure("{}").error()).isEqualTo("States.QueryEvaluationError");
    }
}
