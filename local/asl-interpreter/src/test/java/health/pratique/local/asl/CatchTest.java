package health.pratique.local.asl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CatchTest {

    private static Trial catching(String catchers, Object... answers) {
        return Trial.answering("""
                {"QueryLanguage": "JSONata", "StartAt": "Work", "States": {
                   "Work": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Next": "Well", "Catch": [%s]},
                   "First": {"Type": "Pass", "Output": ["first", "{%% $states.input %%}"], "End": true},
                   "Second": {"Type": "Pass", "Output": ["second", "{%% $reason %%}", "{%% $states.input %%}"], "End": true},
                   "Well": {"Type": "Choice", "Choices": [
                      {"Condition": false, "Next": "First"}, {"Condition": false, "Next": "Second"}], "Default": "Done"},
                   "Done": {"Type": "Succeed"}}}""".formatted(catchers), answers);
    }

    @Test
    void theFirstCatcherThatMatchesDecides() {
        assertThat(catching("""
                                {"ErrorEquals": ["Other"], "Next": "Second"},
                                {"ErrorEquals": ["Broken"], "Next": "First"},
                                {"ErrorEquals": ["States.ALL"], "Next": "Second"}""", "Broken").output("{\"a\": 1}"))
                .isEqualTo(Trial.json("[\"first\", {\"Error\": \"Broken\", \"Cause\": \"cause of Broken\"}]"));
    }

    @Test
    void theOutputAndAssignOfACatcherSeeTheErrorAndTheInput() {
        assertThat(catching("""
                                {"ErrorEquals": ["States.ALL"], "Next": "Second",
                                 "Assign": {"reason": "{% $states.errorOutput.Error & '!' %}"},
                                 "Output": {"was": "{% $states.input %}", "cause": "{% $states.errorOutput.Cause %}"}}""", "Broken").output("{\"a\": 1}")).isEqualTo(Trial.json("""
                        ["second", "Broken!", {"was": {"a": 1}, "cause": "cause of Broken"}]"""));
    }

    @Test
    void anErrorThatNoCatcherMatchesFailsTheExecution() {
        assertThat(catching("{\"ErrorEquals\": [\"Other\"], \"Next\": \"First\"}", "Broken")
                        .failure("{}")
                        .error())
                .isEqualTo("Broken");
    }

    @Test
    void anErrorInTheCatcherItselfIsNotCaughtAgain() {
        assertThat(catching("""
                                {"ErrorEquals": ["States.ALL"], "Next": "First", "Output": "{% $states.input.missing %}"}""", "Broken").failure("{}").error()).isEqualTo("States.QueryEvaluationError");
    }

    @Test
    void aCatchComesAfterTheLastRetry() {
        Trial trial = Trial.answering("""
                {"QueryLanguage": "JSONata", "StartAt": "Work", "States": {
                   "Work": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true,
                            "Retry": [{"ErrorEquals": ["States.ALL"], "MaxAttempts": 2}],
                            "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Caught"}]},
                   "Caught": {"Type": "Succeed", "Output": "{% $states.input.Error %}"}}}""", "A", "B", "C");

        assertThat(trial.output("{}").textValue()).isEqualTo("C");
    }

    @Test
    void argumentsThatCannotBeEvaluatedAreCaught() {
        Trial trial = Trial.of("""
                {"QueryLanguage": "JSONata", "StartAt": "Work", "States": {
                   "Work": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true,
                            "Arguments": {"Payload": {"id": "{% $states.input.document.id %}"}},
                            "Catch": [{"ErrorEquals": ["States.QueryEvaluationError"], "Next": "Caught"}]},
                   "Caught": {"Type": "Succeed", "Output": "{% $states.input.Cause %}"}}}""");

        assertThat(trial.output("{\"document\": {}}").textValue())
                .isEqualTo("An error occurred while executing the state 'Work' (entered at the event id #2). "
                        + "The JSONata expression '$states.input.document.id' specified for the field "
                        + "'Arguments/Payload/id' returned nothing (undefined).");
        assertThat(trial.calls).isEmpty();
    }
}
