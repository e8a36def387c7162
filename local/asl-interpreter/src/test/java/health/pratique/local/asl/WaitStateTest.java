package health.pratique.local.asl;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WaitStateTest {

    private static Trial waiting(String until) {
        return Trial.of("""
                {"QueryLanguage": "JSONata", "StartAt": "W", "States": {"W": {"Type": "Wait", %s, "End": true}}}""".formatted(until));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "Seconds": 90                                                          | PT1M30S
            "Seconds": 0                                                           | PT0S
            "Seconds": "{% $states.input.n * 2 %}"                                 | PT20S
            "Timestamp": "2026-03-14T02:00:26.535Z"                                | PT1M
            "Timestamp": "2026-03-14T03:00:26.535+01:00"                           | PT1M
            "Timestamp": "{% $fromMillis($toMillis($states.input.at) + 1000) %}"   | PT1H1S
            "Timestamp": "2020-01-01T00:00:00Z"                                    | PT0S
            """)
    void theMachineWaitsAsLongAsItSays(String until, Duration waited) {
        Trial trial = waiting(until);

        trial.output("{\"n\": 10, \"at\": \"2026-03-14T02:59:26.535Z\"}");

        assertThat(trial.time.sleeps()).containsExactly(waited);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"Seconds\": \"{% -1 %}\"",
                "\"Seconds\": \"{% 0.5 %}\"",
                "\"Seconds\": \"{% '1' %}\"",
                "\"Seconds\": \"{% 100000000 %}\"",
                "\"Seconds\": \"{% $states.input.missing %}\"",
                "\"Timestamp\": \"{% 'tomorrow' %}\"",
                "\"Timestamp\": \"{% $millis() %}\""
            })
    void aWaitThatIsNoTimeFailsTheExecution(String until) {
        assertThat(waiting(until).failure("{}").error()).isEqualTo("States.QueryEvaluationError");
    }

    @Test
    void aWaitMayAssignAndShapeItsOutputWhenItIsOver() {
        assertThat(waiting("\"Seconds\": 60, \"Output\": \"{% $now() %}\"")
                        .output("{}")
                        .textValue())
                .isEqualTo("2026-03-14T02:00:26.535Z");
    }
}
