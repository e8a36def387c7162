package health.pratique.local.cloud.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.pratique.local.cloud.journal.Journal;
import health.pratique.local.cloud.s3.ObjectCreated;
import health.pratique.local.cloud.template.RetryPolicy;
import health.pratique.local.cloud.template.RuleResource;
import health.pratique.local.cloud.template.RuleTarget;
import health.pratique.local.cloud.template.TargetInput;
import health.pratique.local.cloud.template.TemplateInvalid;
import health.pratique.local.cloud.wire.Outstanding;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From an object to a target, with targets that fail. */
class EventBusTest {

    private static final String PATTERN = """
            {"source": ["aws.s3"], "detail-type": ["Object Created"],
             "detail": {"bucket": {"name": ["intake"]}, "object": {"key": [{"prefix": "intake/"}]}}}
            """;

    @TempDir
    Path directory;

    private final Outstanding outstanding = new Outstanding();
    private final Recorder recorder = new Recorder();

    private static RuleResource rule(TargetInput input, Optional<String> deadLetter, int retries) {
        RuleTarget target = new RuleTarget(
                "t",
                "arn:target",
                input,
                Optional.empty(),
                deadLetter,
                new RetryPolicy(retries, Duration.ofMinutes(1)));
        return new RuleResource("Arrived", "arrived", "default", PATTERN, List.of(target));
    }

    private EventBus bus(RuleResource rule, Journal journal) {
        return new EventBus(List.of(rule), recorder, journal, outstanding);
    }

    private static ObjectCreated created(String bucket, String key) {
        return new ObjectCreated(bucket, key, "v1", 5, "\"abc\"", "PutObject");
    }

    private void settled() throws InterruptedException {
        assertThat(outstanding.awaitNone(Duration.ofSeconds(120))).isTrue();
    }

    @Test
    void anObjectReachesTheTargetAsTheEventThatS3Sends() throws Exception {
        EventBus bus = bus(rule(new TargetInput.Whole(), Optional.empty(), 0), Journal.inMemory());
        new S3Events(Set.of("intake"), bus, Instant.now()).created(created("intake", "intake/acme/a note.txt"));
        settled();
        JsonNode event = new ObjectMapper().readTree(recorder.delivered.take());
        assertThat(event.properties())
                .extracting(Map.Entry::getKey)
                .containsExactly(
                        "version", "id", "detail-type", "source", "account", "time", "region", "resources", "detail");
        assertThat(event.path("time").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        assertThat(event.path("resources").get(0).asText()).isEqualTo("arn:aws:s3:::intake");
        JsonNode object = event.at("/detail/object");
        assertThat(object.path("key").asText()).isEqualTo("intake/acme/a note.txt");
        assertThat(object.path("etag").asText()).isEqualTo("abc");
        assertThat(object.path("version-id").asText()).isEqualTo("v1");
        assertThat(event.at("/detail/reason").asText()).isEqualTo("PutObject");
    }

    @Test
    void whatThePatternDoesNotMatchStartsNothing() throws Exception {
        EventBus bus = bus(rule(new TargetInput.Whole(), Optional.empty(), 0), Journal.inMemory());
        S3Events events = new S3Events(Set.of("intake", "released"), bus, Instant.now());
        events.created(created("released", "intake/a"));
        events.created(created("intake", "elsewhere/a"));
        events.created(created("silent", "intake/a"));
        settled();
        assertThat(recorder.delivered).isEmpty();
    }

    @Test
    void fiveEventsOfOneObjectAreFiveDeliveries() throws Exception {
        EventBus bus = bus(rule(new TargetInput.Whole(), Optional.empty(), 0), Journal.inMemory());
        S3Events events = new S3Events(Set.of("intake"), bus, Instant.now());
        for (int i = 0; i < 5; i++) {
            events.created(created("intake", "intake/a"));
        }
        settled();
        assertThat(recorder.delivered).hasSize(5);
        assertThat(recorder.deliveryIds).hasSize(5).doesNotHaveDuplicates().allMatch(id -> id.length() <= 80);
    }

    @Test
    void aTargetThatFailsIsTriedAgainUnderTheSameId() throws Exception {
        recorder.failures.set(2);
        EventBus bus = bus(rule(new TargetInput.Whole(), Optional.empty(), 5), Journal.inMemory());
        new S3Events(Set.of("intake"), bus, Instant.now()).created(created("intake", "intake/a"));
        settled();
        assertThat(recorder.delivered).hasSize(1);
        assertThat(Set.copyOf(recorder.deliveryIds)).hasSize(1);
    }

    @Test
    void whatCannotBeDeliveredGoesToTheDeadLetterQueueWithTheReason() throws Exception {
        recorder.failures.set(100);
        EventBus bus = bus(rule(new TargetInput.Whole(), Optional.of("arn:dead"), 1), Journal.inMemory());
        new S3Events(Set.of("intake"), bus, Instant.now()).created(created("intake", "intake/a"));
        settled();
        assertThat(recorder.dead).hasSize(1);
        assertThat(recorder.dead.take())
                .containsEntry("EXHAUSTED_RETRY_CONDITION", "MaximumRetryAttempts")
                .containsEntry("RETRY_ATTEMPTS", "1")
                .containsEntry("ERROR_CODE", "Busy");
    }

    @Test
    void anEventThatARuleCannotTransformIsDeadLetteredAndNotTriedForEver() throws Exception {
        Path file = directory.resolve("events");
        EventBus bus = bus(rule(new TargetInput.Part("detail object"), Optional.of("arn:dead"), 5), Journal.open(file));
        new S3Events(Set.of("intake"), bus, Instant.now()).created(created("intake", "intake/a"));
        settled();
        assertThat(recorder.dead.take()).containsEntry("EXHAUSTED_RETRY_CONDITION", "NotRetryable");
        bus.close();
        assertThat(Journal.open(file).unfinished()).isEmpty();
    }

    @Test
    void anEventThatWasAcceptedOutlivesTheProcess() throws Exception {
        Path file = directory.resolve("events");
        recorder.stuck = Optional.of(new CountDownLatch(1));
        EventBus before = bus(rule(new TargetInput.Whole(), Optional.empty(), 5), Journal.open(file));
        new S3Events(Set.of("intake"), before, Instant.now()).created(created("intake", "intake/a"));
        before.close();
        assertThat(recorder.delivered).isEmpty();

        recorder.stuck = Optional.empty();
        EventBus after = bus(rule(new TargetInput.Whole(), Optional.empty(), 5), Journal.open(file));
        after.resume();
        settled();
        assertThat(recorder.delivered).hasSize(1);
        after.close();
        assertThat(Journal.open(file).unfinished()).isEmpty();
    }

    @Test
    void anInputTransformerFillsItsTemplate() throws Exception {
        TargetInput input = new TargetInput.Transformed(
                Map.of("key", "$.detail.object.key", "size", "$.detail.object.size", "object", "$.detail.bucket"),
                "{\"text\": \"<key> came\", \"size\": <size>, \"bucket\": <object>, \"rule\": \"<aws.events.rule-name>\"}");
        EventBus bus = bus(rule(input, Optional.empty(), 0), Journal.inMemory());
        new S3Events(Set.of("intake"), bus, Instant.now()).created(created("intake", "intake/\"a\""));
        settled();
        assertThat(new ObjectMapper().readTree(recorder.delivered.take())).isEqualTo(new ObjectMapper().readTree("""
                        {"text": "intake/\\"a\\" came", "size": 5, "bucket": {"name": "intake"}, "rule": "arrived"}
                        """));
    }

    @Test
    void aPatternThatEventBridgeWouldRefuseIsNamed() {
        RuleResource bad = new RuleResource("Bad", "bad", "default", "{\"source\": \"aws.s3\"}", List.of());
        assertThatThrownBy(() -> bus(bad, Journal.inMemory()))
                .isInstanceOf(TemplateInvalid.class)
                .hasMessageStartingWith("Bad.EventPattern");
    }

    private static final class Recorder implements EventTargets {

        final BlockingQueue<String> delivered = new LinkedBlockingQueue<>();
        final BlockingQueue<String> deliveryIds = new LinkedBlockingQueue<>();
        final BlockingQueue<Map<String, String>> dead = new LinkedBlockingQueue<>();
        final AtomicInteger failures = new AtomicInteger();
        volatile Optional<CountDownLatch> stuck = Optional.empty();

        @Override
        public void deliver(RuleResource rule, RuleTarget target, String deliveryId, String input)
                throws DeliveryFailed, InterruptedException {
            if (stuck.isPresent()) {
                stuck.get().await();
            }
            deliveryIds.add(deliveryId);
            if (failures.getAndDecrement() > 0) {
                throw new DeliveryFailed("Busy", true);
            }
            delivered.add(input);
        }

        @Override
        public void deadLetter(RuleResource rule, String queueArn, String event, Map<String, String> attributes) {
            dead.add(attributes);
        }
    }
}
