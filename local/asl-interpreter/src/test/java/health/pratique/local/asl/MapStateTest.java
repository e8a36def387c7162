package health.pratique.local.asl;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class MapStateTest {

    private static final String TASKS = """
            {"QueryLanguage": "JSONata", "StartAt": "Each", "States": {
               "Each": {"Type": "Map", "End": true, %s
                  "ItemProcessor": {"ProcessorConfig": {"Mode": "INLINE"}, "StartAt": "One", "States": {
                     "One": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true}}}}}}""";

    private static String numbers(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).collect(Collectors.joining(",", "[", "]"));
    }

    @Test
    void theResultIsTheOutputsInTheOrderOfTheItems() {
        assertThat(Trial.of("""
                {"QueryLanguage": "JSONata", "StartAt": "Each", "States": {
                   "Each": {"Type": "Map", "End": true, "Items": "{% $states.input.lines %}",
                      "ItemSelector": {"line": "{% $states.context.Map.Item.Value %}", "n": "{% $states.context.Map.Item.Index %}",
                                       "of": "{% $count($states.input.lines) %}"},
                      "ItemProcessor": {"StartAt": "One", "States": {
                         "One": {"Type": "Pass", "End": true,
                                 "Output": "{% $states.input.line.price * $states.input.n & '/' & $states.input.of & '#' & $states.context.Map.Item.Index %}"}}},
                      "Output": {"all": "{% $states.result %}"}}}}""").output("""
                        {"lines": [{"price": 5}, {"price": 6}, {"price": 7}]}""")).isEqualTo(Trial.json("{\"all\": [\"0/3#0\", \"6/3#1\", \"14/3#2\"]}"));
    }

    @Test
    void withoutItemsTheInputIsMappedAndWithoutSelectorEachItemIsAnInput() {
        Trial trial = Trial.of(TASKS.formatted(""));

        assertThat(trial.output("[3, [4], null]")).isEqualTo(Trial.json("[3, [4], null]"));
        assertThat(trial.eventTypes())
                .contains("MapStateStarted", "MapIterationStarted", "MapIterationSucceeded", "MapStateSucceeded");
    }

    @Test
    void noItemsMakeAnEmptyResult() {
        assertThat(Trial.of(TASKS.formatted("")).output("[]")).isEqualTo(Trial.json("[]"));
    }

    @Test
    void anArrayWithOneItemIsStillAnArray() {
        assertThat(Trial.of(TASKS.formatted("\"Items\": \"{% $states.input.list %}\","))
                        .output("{\"list\": [9]}"))
                .isEqualTo(Trial.json("[9]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\": 1}", "\"text\"", "null", "7"})
    void itemsThatAreNoArrayFailTheState(String input) {
        assertThat(Trial.of(TASKS.formatted("")).failure(input).error()).isEqualTo("States.QueryEvaluationError");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "MaxConcurrency": 3,                       | 3
            "MaxConcurrency": "{% $count([1,2]) %}",   | 2
            "MaxConcurrency": 1,                       | 1
            "MaxConcurrency": 0,                       | 40
            "MaxConcurrency": 1000,                    | 40
            '' | 40
            """)
    void noMoreIterationsRunAtTheSameTimeThanAllowed(String field, int limit) {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch full = new CountDownLatch(limit);
        Trial trial = Trial.of(TASKS.formatted(field), (_, arguments, _) -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            full.countDown();
            full.await();
            running.decrementAndGet();
            return arguments;
        });

        assertThat(trial.output(numbers(60))).isEqualTo(Trial.json(numbers(60)));
        assertThat(most.get()).isEqualTo(limit);
    }

    @Test
    void theFirstFailureEndsTheOtherIterationsAndStartsNoMore() {
        Semaphore waiting = new Semaphore(0);
        Trial trial = Trial.of(TASKS.formatted("\"MaxConcurrency\": 2,"), (_, arguments, _) -> {
            if (arguments.intValue() == 1) {
                waiting.acquire();
                throw new TaskFailed("Broken", "");
            }
            waiting.release();
            new CountDownLatch(1).await();
            return arguments;
        });

        assertThat(trial.failure(numbers(10)).error()).isEqualTo("Broken");
        assertThat(trial.calls).hasSize(2);
        assertThat(trial.events(HistoryEvent.MapIterationFailed.class))
                .containsExactly(new HistoryEvent.MapIterationFailed("Each", 1));
        assertThat(trial.events(HistoryEvent.MapIterationAborted.class))
                .containsExactly(new HistoryEvent.MapIterationAborted("Each", 0));
    }

    @Test
    void aSelectorThatFailsFailsTheStateAndCanBeCaught() {
        JsonNode output = Trial.of("""
                {"QueryLanguage": "JSONata", "StartAt": "Each", "States": {
                   "Each": {"Type": "Map", "End": true, "ItemSelector": "{% $states.context.Map.Item.Value.id %}",
                      "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Caught"}],
                      "ItemProcessor": {"StartAt": "One", "States": {"One": {"Type": "Succeed"}}}},
                   "Caught": {"Type": "Succeed", "Output": "{% $states.input.Error %}"}}}""").output("[{\"id\": 1}, {}]");

        assertThat(output.textValue()).isEqualTo("States.QueryEvaluationError");
    }

    @Test
    void variablesOfAnIterationAreItsOwn() {
        assertThat(Trial.of("""
                {"QueryLanguage": "JSONata", "StartAt": "Each", "States": {
                   "Each": {"Type": "Map", "Next": "After",
                      "ItemProcessor": {"StartAt": "Keep", "States": {
                         "Keep": {"Type": "Pass", "Assign": {"kept": "{% $states.input %}"}, "Output": 0, "Next": "Give"},
                         "Give": {"Type": "Pass", "Output": "{% $kept %}", "End": true}}}},
                   "After": {"Type": "Succeed", "Output": ["{% $states.input %}", "{% $exists($kept) %}"]}}}""").output(numbers(50))).isEqualTo(Trial.json("[" + numbers(50) + ", false]"));
    }

    @Test
    void aMapInAMapSeesItsOwnItem() {
        assertThat(Trial.of("""
                {"QueryLanguage": "JSONata", "StartAt": "Rows", "States": {
                   "Rows": {"Type": "Map", "End": true, "ItemProcessor": {"StartAt": "Cells", "States": {
                      "Cells": {"Type": "Map", "End": true, "ItemProcessor": {"StartAt": "Cell", "States": {
                         "Cell": {"Type": "Pass", "Output": "{% $states.context.Map.Item.Value & '@' & $states.context.Map.Item.Index %}",
                                  "End": true}}}}}}}}}""").output("[[\"a\", \"b\"], [\"c\"]]"))
                .isEqualTo(Trial.json("[[\"a@0\", \"b@1\"], [\"c@0\"]]"));
    }
}
