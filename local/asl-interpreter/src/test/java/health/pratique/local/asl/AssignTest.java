package health.pratique.local.asl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AssignTest {

    @Test
    void assignAndOutputBothSeeTheVariablesAsTheyWere() {
        assertThat(Trial.of("""
                {"QueryLanguage": "JSONata", "StartAt": "One", "States": {
                   "One": {"Type": "Pass", "Assign": {"x": 3, "a": 6}, "Next": "Two"},
                   "Two": {"Type": "Pass", "Assign": {"x": "{% $a %}", "nextX": "{% $x %}"}, "Output": "{% $x %}", "Next": "Three"},
                   "Three": {"Type": "Pass", "Output": ["{% $states.input %}", "{% $x %}", "{% $nextX %}"], "End": true}}}""").output("{}")).isEqualTo(Trial.json("[3, 6, 3]"));
    }

    @Test
    void variablesKeepAnyJsonValueAndReachLaterStates() {
        assertThat(Trial.of("""
                {"QueryLanguage": "JSONata", "StartAt": "One", "States": {
                   "One": {"Type": "Pass", "Assign": {"doc": {"id": "{% $states.input.id %}", "tags": [], "none": null}}, "Output": {}, "Next": "Two"},
                   "Two": {"Type": "Wait", "Seconds": 1, "Next": "Three"},
                   "Three": {"Type": "Pass", "Output": "{% $doc %}", "End": true}}}""").output("{\"id\": \"d\"}"))
                .isEqualTo(Trial.json("{\"id\": \"d\", \"tags\": [], \"none\": null}"));
    }

    @Test
    void anAssignmentThatFailsChangesNothingAndCanBeCaught() {
        assertThat(Trial.of("""
                {"QueryLanguage": "JSONata", "StartAt": "Set", "States": {
                   "Set": {"Type": "Pass", "Assign": {"x": 1}, "Next": "Work"},
                   "Work": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true,
                            "Assign": {"x": 2, "y": "{% $states.result.missing %}"},
                            "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Caught"}]},
                   "Caught": {"Type": "Succeed", "Output": "{% $x %}"}}}""").output("{}")).isEqualTo(Trial.json("1"));
    }

    @Test
    void aVariableThatWasNeverAssignedIsUndefined() {
        assertThat(Trial.of("""
                {"QueryLanguage": "JSONata", "StartAt": "One", "States": {"One": {"Type": "Pass", "Output": "{% $x %}", "End": true}}}""").failure("{}").cause()).contains("returned nothing (undefined)");
    }

    @Test
    void whatOneStateAssignsIsBoundedTo256KiB() {
        assertThat(Trial.of("""
                {"QueryLanguage": "JSONata", "StartAt": "One", "States": {"One": {"Type": "Pass",
                   "Assign": {"x": "{% $states.input & $states.input %}"}, "Output": {}, "End": true}}}""").failure("\"" + "x".repeat(200_000) + "\"").error())
                .isEqualTo("States.DataLimitExceeded");
    }
}
