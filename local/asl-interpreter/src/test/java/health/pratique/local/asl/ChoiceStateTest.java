package health.pratique.local.asl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChoiceStateTest {

    private static final String GRADED = """
            {"QueryLanguage": "JSONata", "StartAt": "Grade", "States": {
               "Grade": {"Type": "Choice", "Default": "Low",
                 "Assign": {"by": "default"}, "Output": {"n": "{% $states.input.n %}", "of": "the state"},
                 "Choices": [
                   {"Condition": "{% $states.input.n >= 100 %}", "Next": "High", "Assign": {"by": "rule 1"}},
                   {"Condition": "{% $states.input.n >= 10 %}", "Next": "Middle", "Output": {"of": "rule 2"}}]},
               "High": {"Type": "Succeed", "Output": ["High", "{% $states.input %}", "{% $by %}"]},
               "Middle": {"Type": "Succeed", "Output": ["Middle", "{% $states.input %}", "{% $exists($by) %}"]},
               "Low": {"Type": "Succeed", "Output": ["Low", "{% $states.input %}", "{% $by %}"]}}}""";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            100 | ["High", {"n": 100}, "rule 1"]
            99  | ["Middle", {"of": "rule 2"}, false]
            9   | ["Low", {"n": 9, "of": "the state"}, "default"]
            """)
    void theFirstRuleThatHoldsIsTakenWithItsOwnAssignAndOutputAndTheStatesOwnAreForTheDefault(int n, String output) {
        assertThat(Trial.of(GRADED).output("{\"n\": " + n + "}")).isEqualTo(Trial.json(output));
    }

    @Test
    void whenNoRuleHoldsAndThereIsNoDefaultTheExecutionFails() {
        ExecutionResult.Failed failed = Trial.of("""
                {"QueryLanguage": "JSONata", "StartAt": "Grade", "States": {
                   "Grade": {"Type": "Choice", "Choices": [{"Condition": "{% $states.input = 1 %}", "Next": "Done"}]},
                   "Done": {"Type": "Succeed"}}}""").failure("2");

        assertThat(failed.error()).isEqualTo("States.Runtime");
        assertThat(failed.cause())
                .isEqualTo("Failed to transition out of the state 'Grade': no rule holds, and it has no Default.");
    }

    @ParameterizedTest
    @CsvSource({"$states.input.name", "1", "null", "[]", "$states.input.missing", "$count"})
    void aConditionThatIsNeitherTrueNorFalseFailsTheExecution(String condition) {
        ExecutionResult.Failed failed = Trial.of("""
                {"QueryLanguage": "JSONata", "StartAt": "Grade", "States": {
                   "Grade": {"Type": "Choice", "Default": "Done", "Choices": [{"Condition": "{%% %s %%}", "Next": "Done"}]},
                   "Done": {"Type": "Succeed"}}}""".formatted(condition)).failure("{\"name\": \"Jane Roe\"}");

        assertThat(failed.error()).isEqualTo("States.QueryEvaluationError");
        assertThat(failed.cause()).contains("'Condition'").doesNotContain("Jane");
    }
}
