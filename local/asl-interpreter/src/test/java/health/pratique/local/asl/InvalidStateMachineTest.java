package health.pratique.local.asl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not valid, or not supported, is refused by name before anything runs. */
class InvalidStateMachineTest {

    private static List<String> problems(String json) {
        return catchThrowableOfType(InvalidStateMachine.class, () -> StateMachine.parse(json))
                .problems();
    }

    private static List<String> problemsOfState(String state) {
        return problems("""
                {"QueryLanguage": "JSONata", "StartAt": "X", "States": {"X": %s}}""".formatted(state));
    }

    @Test
    void everyProblemIsNamedWithItsState() {
        assertThat(problems("""
                {"QueryLanguage": "JSONata", "StartAt": "A", "States": {
                   "A": {"Type": "Pass", "InputPath": "$.x", "Next": "Nowhere"},
                   "B": {"Type": "Task", "Resource": "arn:aws:states:::glue:startJobRun.sync", "End": true},
                   "C": {"Type": "Wait", "Seconds": 1, "Colour": "red", "End": true}}}"""))
                .containsExactlyInAnyOrder(
                        "State 'A': InputPath is a field of JSONPath mode",
                        "State 'A': goes to 'Nowhere', which is not a state here",
                        "State 'B': Resource arn:aws:states:::glue:startJobRun.sync is not supported:"
                                + " of calls that wait, only .waitForTaskToken is",
                        "State 'B': cannot be reached",
                        "State 'C': Colour is not a supported field here",
                        "State 'C': cannot be reached",
                        "State machine: no state that ends the machine can be reached");
    }

    @Test
    void jsonPathIsRefused() {
        assertThat(problems("""
                {"StartAt": "A", "States": {"A": {"Type": "Succeed"}}}"""))
                .containsExactly("State machine: QueryLanguage must be JSONata: JSONPath is not supported");
        assertThat(problemsOfState("""
                {"Type": "Succeed", "QueryLanguage": "JSONPath"}"""))
                .containsExactly("State 'X': QueryLanguage JSONPath is not supported, only JSONata");
    }

    @Test
    void textThatIsNotJsonIsRefused() {
        assertThat(problems("{")).singleElement().asString().startsWith("The definition is not JSON");
        assertThat(problems("{} {}")).singleElement().asString().startsWith("The definition is not JSON");
        assertThat(problems("""
                {"QueryLanguage": "JSONata", "QueryLanguage": "JSONata"}""")).singleElement().asString().contains("Duplicate field");
    }

    @Test
    void aStartThatIsNotAStateIsRefused() {
        assertThat(problems("""
                {"QueryLanguage": "JSONata", "StartAt": "B", "States": {"A": {"Type": "Succeed"}}}""")).containsExactly("State machine: StartAt names 'B', which is not a state");
    }

    @Test
    void aMachineWithoutStatesIsRefused() {
        assertThat(problems("""
                {"QueryLanguage": "JSONata", "StartAt": "A", "States": {}}""")).containsExactly("State machine: States must hold at least one state");
    }

    @Test
    void aLoopWithoutAnEndIsRefused() {
        assertThat(problems("""
                {"QueryLanguage": "JSONata", "StartAt": "A", "States": {
                   "A": {"Type": "Pass", "Next": "B"}, "B": {"Type": "Pass", "Next": "A"}}}""")).containsExactly("State machine: no state that ends the machine can be reached");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"InputPath", "OutputPath", "Parameters", "ResultSelector", "ResultPath", "TimeoutSecondsPath"})
    void fieldsOfJsonPathModeAreRefused(String field) {
        assertThat(problemsOfState("""
                {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true, "%s": "$"}""".formatted(field)))
                .containsExactly("State 'X': " + field + " is a field of JSONPath mode");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            arn:aws:states:::states:startExecution.sync:2       | of calls that wait, only .waitForTaskToken is
            arn:aws:states:::glue:startJobRun.sync              | of calls that wait, only .waitForTaskToken is
            arn:aws:states:eu-west-2:000000000000:activity:look | activities are not
            ${SomeFunction}                                     | holds a substitution that was not made
            some-function                                       | is not an ARN
            """)
    void resourcesThatCannotBeCalledAreRefused(String resource, String why) {
        assertThat(problemsOfState("""
                {"Type": "Task", "Resource": "%s", "End": true}""".formatted(resource)))
                .singleElement()
                .asString()
                .startsWith("State 'X': Resource " + resource)
                .endsWith(why);
    }

    @Test
    void aDistributedMapIsRefused() {
        assertThat(problemsOfState("""
                {"Type": "Map", "ToleratedFailureCount": 1, "ItemReader": {}, "End": true,
                 "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
                                   "StartAt": "Y", "States": {"Y": {"Type": "Succeed"}}}}"""))
                .containsExactly(
                        "State 'X', ProcessorConfig: Mode DISTRIBUTED is not supported, only INLINE",
                        "State 'X': ToleratedFailureCount belongs to a distributed Map, which is not supported",
                        "State 'X': ItemReader belongs to a distributed Map, which is not supported");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {% $states.input.a              | an expression starts with {% and ends with %}, with no space outside
            $states.input.a %}              | an expression starts with {% and ends with %}, with no space outside
            {% %}                           | the expression is empty
            {% $states.input. %}            | is not JSONata
            {% $eval('1') %}                | $eval is not available in Step Functions: use $parse
            {% $states.result.a %}          | $states.result can be read in the Assign and Output of Task, Parallel and Map only
            {% $states.errorOutput.Error %} | $states.errorOutput can be read in the Assign and Output of a Catch only
            {% 9007199254740993 %}          | JSONata cannot hold 9007199254740993 exactly: write it as a string
            """)
    void expressionsThatCannotBeEvaluatedAreRefused(String expression, String why) {
        assertThat(problemsOfState("""
                {"Type": "Pass", "End": true, "Output": {"deep": ["%s"]}}""".formatted(expression)))
                .singleElement()
                .asString()
                .startsWith("State 'X': Output/deep/0: ")
                .contains(why);
    }

    @Test
    void whatStandsInAStringOfAnExpressionIsNotCode() {
        assertThat(Trial.of("""
                {"QueryLanguage": "JSONata", "StartAt": "X", "States": {
                   "X": {"Type": "Pass", "End": true,
                         "Output": "{% '$eval $states.result 9007199254740993' & \\"$states.errorOutput\\" %}"}}}""").output("{}").textValue())
                .isEqualTo("$eval $states.result 9007199254740993$states.errorOutput");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Type\": \"Pass\"}",
                "{\"Type\": \"Pass\", \"Next\": \"X\", \"End\": true}",
                "{\"Type\": \"Task\", \"End\": true}",
                "{\"Type\": \"Choice\", \"Choices\": []}",
                "{\"Type\": \"Choice\", \"Choices\": [{\"Condition\": \"yes\", \"Next\": \"X\"}], \"Default\": \"X\"}",
                "{\"Type\": \"Choice\", \"Choices\": [{\"Next\": \"X\"}]}",
                "{\"Type\": \"Choice\", \"Choices\": [{\"Condition\": true, \"Next\": \"X\"}], \"End\": true}",
                "{\"Type\": \"Wait\", \"End\": true}",
                "{\"Type\": \"Wait\", \"Seconds\": 1, \"Timestamp\": \"2026-01-01T00:00:00Z\", \"End\": true}",
                "{\"Type\": \"Wait\", \"Seconds\": -1, \"End\": true}",
                "{\"Type\": \"Wait\", \"Seconds\": 100000000, \"End\": true}",
                "{\"Type\": \"Wait\", \"Timestamp\": \"tomorrow\", \"End\": true}",
                "{\"Type\": \"Parallel\", \"Branches\": [], \"End\": true}",
                "{\"Type\": \"Map\", \"End\": true}",
                "{\"Type\": \"Map\", \"Items\": 3, \"End\": true, \"ItemProcessor\": {\"StartAt\": \"Y\", \"States\": {\"Y\": {\"Type\": \"Succeed\"}}}}",
                "{\"Type\": \"Succeed\", \"Next\": \"X\"}",
                "{\"Type\": \"Fail\", \"End\": true}",
                "{\"Type\": \"Loop\", \"End\": true}",
                "{}",
                "[]",
                "{\"Type\": \"Pass\", \"End\": true, \"Assign\": {\"states\": 1}}",
                "{\"Type\": \"Pass\", \"End\": true, \"Assign\": {\"9lives\": 1}}",
                "{\"Type\": \"Pass\", \"End\": true, \"Assign\": \"{% {'a': 1} %}\"}",
                "{\"Type\": \"Pass\", \"End\": true, \"Retry\": []}"
            })
    void statesThatAreNotWellFormedAreRefused(String state) {
        assertThat(problemsOfState(state)).isNotEmpty().allMatch(problem -> problem.startsWith("State"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"ErrorEquals\": []}",
                "{}",
                "{\"ErrorEquals\": [\"States.ALL\", \"A\"]}",
                "{\"ErrorEquals\": [\"A\"], \"IntervalSeconds\": 0}",
                "{\"ErrorEquals\": [\"A\"], \"IntervalSeconds\": 1.5}",
                "{\"ErrorEquals\": [\"A\"], \"MaxAttempts\": -1}",
                "{\"ErrorEquals\": [\"A\"], \"BackoffRate\": 0.9}",
                "{\"ErrorEquals\": [\"A\"], \"IntervalSeconds\": 5, \"MaxDelaySeconds\": 5}",
                "{\"ErrorEquals\": [\"A\"], \"MaxDelaySeconds\": 31622400}",
                "{\"ErrorEquals\": [\"A\"], \"JitterStrategy\": \"SOME\"}",
                "{\"ErrorEquals\": [\"A\"], \"Next\": \"X\"}"
            })
    void retriersThatAreNotWellFormedAreRefused(String retrier) {
        assertThat(problemsOfState("""
                {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true, "Retry": [%s]}""".formatted(retrier)))
                .isNotEmpty()
                .allMatch(problem -> problem.startsWith("State 'X', Retry 1: "));
    }

    @Test
    void allErrorsMustBeTheLastToBeRetriedOrCaught() {
        assertThat(problemsOfState("""
                {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true,
                 "Retry": [{"ErrorEquals": ["States.ALL"]}, {"ErrorEquals": ["A"]}],
                 "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "X"}, {"ErrorEquals": ["A"], "Next": "X"}]}"""))
                .containsExactly(
                        "State 'X', Retry 1: States.ALL must stand alone in its ErrorEquals, and in the last entry",
                        "State 'X', Catch 1: States.ALL must stand alone in its ErrorEquals, and in the last entry");
    }

    @Test
    void aNameUsedInTwoBranchesIsRefused() {
        assertThat(problemsOfState("""
                {"Type": "Parallel", "End": true, "Branches": [
                   {"StartAt": "Y", "States": {"Y": {"Type": "Succeed"}}},
                   {"StartAt": "Y", "States": {"Y": {"Type": "Succeed"}}}]}""")).containsExactly("State 'Y': the name is used twice in the machine");
    }

    @Test
    void aBranchCannotGoToAStateOutsideOfIt() {
        assertThat(problemsOfState("""
                {"Type": "Parallel", "End": true, "Branches": [
                   {"StartAt": "Y", "States": {"Y": {"Type": "Pass", "Next": "X"}}}]}""")).contains("State 'Y': goes to 'X', which is not a state here");
    }

    @Test
    void anInnerScopeCannotAssignAVariableOfAnOuterOne() {
        assertThat(problemsOfState("""
                {"Type": "Parallel", "End": true, "Assign": {"count": 1}, "Branches": [
                   {"StartAt": "Y", "States": {"Y": {"Type": "Pass", "Assign": {"count": 2, "own": 3}, "End": true}}}]}"""))
                .containsExactly(
                        "State 'Y': variable 'count' is one of an outer scope, which can be read here but not assigned");
    }

    @Test
    void theMessageHoldsAllProblems() {
        assertThatThrownBy(() -> StateMachine.parse("""
                {"QueryLanguage": "JSONata", "StartAt": "X", "States": {"X": {"Type": "Succeed", "End": true, "Cause": "c"}}}"""))
                .hasMessage("The state machine cannot be run: State 'X': End is not a supported field here;"
                        + " State 'X': Cause is not a supported field here");
    }
}
