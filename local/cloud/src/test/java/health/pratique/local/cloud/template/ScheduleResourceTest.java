package health.pratique.local.cloud.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.pratique.local.cloud.template.ScheduleResource.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules with a schedule as a template has them. */
class ScheduleResourceTest {

    private static final String FUNCTION = "arn:aws:lambda:eu-west-2:000000000000:function:sweep";

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"rate(1 minute), PT1M", "rate(5 minutes), PT5M", "rate(2 hours), PT2H", "rate(1 day), PT24H"})
    void aRateIsTheTimeBetweenTwoEvents(String expression, Duration every) throws IOException {
        assertThat(schedules("ScheduleExpression: %s".formatted(expression), "Arn: " + FUNCTION))
                .singleElement()
                .satisfies(schedule -> assertThat(schedule.every()).isEqualTo(every));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cron(0 12 * * ? *)", "rate(0 minutes)", "rate(5 fortnights)", "at(2026-01-01T00:00:00)"})
    void whatIsNoRateIsRefusedByItsPlace(String expression) {
        assertThatThrownBy(() -> schedules("ScheduleExpression: '%s'".formatted(expression), "Arn: " + FUNCTION))
                .isInstanceOf(TemplateInvalid.class)
                .hasMessageContaining("ScheduleExpression");
    }

    @Test
    void aRuleThatIsSwitchedOffIsNoSchedule() throws IOException {
        assertThat(schedules("{ScheduleExpression: rate(1 minute), State: DISABLED}", "Arn: " + FUNCTION))
                .isEmpty();
    }

    @Test
    void aTargetHasAConstantInputOrGetsTheEvent() throws IOException {
        assertThat(schedules("ScheduleExpression: rate(1 minute)", "{Arn: '" + FUNCTION + "', Input: '{\"a\":1}'}")
                        .getFirst()
                        .targets())
                .containsExactly(new Target(FUNCTION, Optional.of("{\"a\":1}")));
        assertThat(schedules("ScheduleExpression: rate(1 minute)", "Arn: " + FUNCTION)
                        .getFirst()
                        .targets())
                .containsExactly(new Target(FUNCTION, Optional.empty()));
    }

    @Test
    void aTargetThatIsNoFunctionIsRefused() {
        assertThatThrownBy(() -> schedules(
                        "ScheduleExpression: rate(1 minute)", "Arn: arn:aws:sqs:eu-west-2:000000000000:queue"))
                .isInstanceOf(TemplateInvalid.class)
                .hasMessageContaining("functions only");
    }

    /** @param properties as a flow mapping, or as one entry */
    private List<ScheduleResource> schedules(String properties, String target) throws IOException {
        String rule = properties.startsWith("{") ? properties.substring(1, properties.length() - 1) : properties;
        String yaml = """
                Resources:
                  Tick:
                    Type: AWS::Events::Rule
                    Properties: {Name: tick, %s, Targets: [{Id: one, %s}]}
                """.formatted(rule, target.startsWith("{") ? target.substring(1, target.length() - 1) : target);
        return SamTemplate.read(Files.writeString(directory.resolve("template.yaml"), yaml), Map.of())
                .schedules();
    }
}
