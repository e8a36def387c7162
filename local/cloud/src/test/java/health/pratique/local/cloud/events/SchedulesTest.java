package health.pratique.local.cloud.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.pratique.local.cloud.functions.FunctionHost;
import health.pratique.local.cloud.functions.Functions;
import health.pratique.local.cloud.template.FunctionConfiguration;
import health.pratique.local.cloud.template.ScheduleResource;
import health.pratique.local.cloud.template.ScheduleResource.Target;
import health.pratique.local.cloud.wire.Outstanding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Functions that are invoked again and again. */
@Timeout(300)
class SchedulesTest {

    private static final String ARN = "arn:aws:lambda:eu-west-2:000000000000:function:sweep";

    private final BlockingQueue<String> inputs = new LinkedBlockingQueue<>();
    private final FunctionHost host = (function, payload) -> {
        inputs.add(new String(payload, StandardCharsets.UTF_8));
        return payload;
    };

    @Test
    void aFunctionIsInvokedAgainAndAgainWithTheEventOfItsRule() throws Exception {
        try (Functions functions = functions();
                var _ = Schedules.start(
                        every(Duration.ofMillis(5), Optional.empty()), functions, (rule, function) -> true)) {
            JsonNode first = next();
            assertThat(first.path("source").asText()).isEqualTo("aws.events");
            assertThat(first.path("detail-type").asText()).isEqualTo("Scheduled Event");
            assertThat(first.at("/resources/0").asText()).endsWith(":rule/tick");
            assertThat(next().path("id").asText()).isNotEqualTo(first.path("id").asText());
        }
    }

    @Test
    void aConstantInputTakesTheEventsPlace() throws Exception {
        try (Functions functions = functions();
                var _ = Schedules.start(
                        every(Duration.ofMillis(5), Optional.of("{\"a\":1}")), functions, (rule, function) -> true)) {
            assertThat(next().path("a").asInt()).isEqualTo(1);
        }
    }

    @Test
    void theFirstTimeIsOneIntervalAfterTheStart() throws Exception {
        try (Functions functions = functions();
                var _ = Schedules.start(
                        every(Duration.ofDays(1), Optional.empty()), functions, (rule, function) -> true)) {
            assertThat(inputs).isEmpty();
        }
    }

    @Test
    void aFunctionThatIsNotThereKeepsNoOtherFromBeingInvoked() throws Exception {
        ScheduleResource both = new ScheduleResource(
                "Tick",
                "tick",
                Duration.ofMillis(5),
                List.of(
                        new Target(ARN.replace("sweep", "gone"), Optional.empty()),
                        new Target(ARN, Optional.of("{}"))));
        try (Functions functions = functions();
                var _ = Schedules.start(List.of(both), functions, (rule, function) -> true)) {
            next();
            assertThat(next()).isEmpty();
        }
    }

    private JsonNode next() throws InterruptedException, IOException {
        return new ObjectMapper().readTree(inputs.poll(120, TimeUnit.SECONDS));
    }

    private Functions functions() {
        FunctionConfiguration sweep = new FunctionConfiguration(
                "Sweep",
                "sweep",
                ARN,
                Path.of("function.zip"),
                Optional.empty(),
                "handler",
                Duration.ofSeconds(30),
                128,
                Map.of());
        return new Functions(List.of(sweep), host, new Outstanding());
    }

    private static List<ScheduleResource> every(Duration interval, Optional<String> input) {
        return List.of(new ScheduleResource("Tick", "tick", interval, List.of(new Target(ARN, input))));
    }
}
