package health.pratique.local.asl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PassStateTest {

    @Test
    void withoutOutputTheInputGoesOnUntouched() {
        String input = "{\"a\": 1.0, \"big\": 123456789012345678901234567890, \"n\": null}";

        assertThat(Trial.of("""
                {"QueryLanguage": "JSONata", "StartAt": "P", "States": {"P": {"Type": "Pass", "End": true}}}""").output(input)).isEqualTo(Trial.json(input));
    }

    @Test
    void theOutputIsAnyJsonWithExpressionsInIt() {
        assertThat(Trial.of("""
                {"QueryLanguage": "JSONata", "StartAt": "P", "States": {"P": {"Type": "Pass", "End": true,
                   "Output": [true, null, "{% $states.input.a %}", {"b": "{% $states.context.State.Name %}"}, 3]}}}""").output("{\"a\": \"x\"}"))
                .isEqualTo(Trial.json("[true, null, \"x\", {\"b\": \"P\"}, 3]"));
    }

    @Test
    void theContextTellsOfTheExecutionTheMachineAndTheState() {
        assertThat(Trial.of("""
                {"QueryLanguage": "JSONata", "StartAt": "P", "States": {"P": {"Type": "Pass", "End": true,
                   "Output": "{% $states.context %}"}}}""").output("{\"a\": 1}")).isEqualTo(Trial.json("""
                        {"Execution": {"Id": "arn:aws:states:eu-west-2:000000000000:execution:trial:run-1", "Name": "run-1",
                           "RoleArn": "arn:aws:iam::000000000000:role/trial", "StartTime": "2026-03-14T01:59:26.535Z",
                           "Input": {"a": 1}, "RedriveCount": 0},
                         "StateMachine": {"Id": "arn:aws:states:eu-west-2:000000000000:stateMachine:trial", "Name": "trial"},
                         "State": {"Name": "P", "EnteredTime": "2026-03-14T01:59:26.535Z", "RetryCount": 0}}"""));
    }

    @Test
    void theHistoryHoldsInputOutputAndAssignedVariables() {
        Trial trial = Trial.of("""
                {"QueryLanguage": "JSONata", "StartAt": "P", "States": {"P": {"Type": "Pass", "End": true,
                   "Assign": {"seen": "{% $states.input %}"}, "Output": 2}}}""");

        trial.output("1");

        assertThat(trial.eventTypes())
                .containsExactly("ExecutionStarted", "PassStateEntered", "PassStateExited", "ExecutionSucceeded");
        assertThat(trial.history)
                .extracting(HistoryListener.Entry::id, HistoryListener.Entry::previousId)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1L, 0L),
                        org.assertj.core.groups.Tuple.tuple(2L, 1L),
                        org.assertj.core.groups.Tuple.tuple(3L, 2L),
                        org.assertj.core.groups.Tuple.tuple(4L, 3L));
        assertThat(trial.events(HistoryEvent.StateEntered.class))
                .containsExactly(new HistoryEvent.StateEntered("Pass", "P", Trial.json("1")));
        assertThat(trial.events(HistoryEvent.StateExited.class))
                .containsExactly(
                        new HistoryEvent.StateExited("Pass", "P", Trial.json("2"), Map.of("seen", Trial.json("1"))));
    }
}
