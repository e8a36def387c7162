package health.pratique.local.cloud.streams;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.local.cloud.functions.FunctionFailed;
import health.pratique.local.cloud.functions.Functions;
import health.pratique.local.cloud.template.FunctionConfiguration;
import health.pratique.local.cloud.template.StreamSource;
import health.pratique.local.cloud.wire.ServiceError;
import health.pratique.local.cloud.workflow.ServiceCalls;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/**
 * Hands records to a function until it has taken each, or each that it does not take has been given up: retries, bisecting,
 * partial answers and the failure destination as Lambda has them.
 */
final class BatchDelivery {

    private static final Logger LOG = Logger.getLogger(BatchDelivery.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);

    private final StreamSource source;
    private final FunctionConfiguration function;
    private final Functions functions;
    private final ServiceCalls services;
    private final StreamService calls;
    private final ObjectMapper json = new ObjectMapper();

    BatchDelivery(
            StreamSource source,
            FunctionConfiguration function,
            Functions functions,
            ServiceCalls services,
            StreamService calls) {
        this.source = source;
        this.function = function;
        this.functions = functions;
        this.services = services;
        this.calls = calls;
    }

    void deliver(String shard, String stream, List<JsonNode> records) throws InterruptedException {
        int from = 0;
        int to = records.size();
        int failures = 0;
        while (from < records.size()) {
            int expired = expired(records.subList(from, records.size()));
            if (expired > 0) {
                giveUp(shard, stream, records.subList(from, from + expired), "RecordAgeExceeded", failures);
                from += expired;
                to = records.size();
                failures = 0;
                continue;
            }
            int taken = taken(shard, stream, records.subList(from, to));
            from += taken;
            if (from == to) {
                to = records.size();
                failures = 0;
                continue;
            }
            failures = taken > 0 ? 1 : failures + 1;
            if (failures > source.retries()) {
                giveUp(shard, stream, records.subList(from, to), "RetryAttemptsExhausted", failures);
                from = to;
                to = records.size();
                failures = 0;
            } else {
                if (source.bisects() && to - from > 1) {
                    to = from + (to - from) / 2;
                }
                Thread.sleep(pause(failures));
            }
        }
    }

    /** @return how many of the records, from the first on, the function has taken */
    private int taken(String shard, String stream, List<JsonNode> batch) throws InterruptedException {
        ObjectNode event = json.createObjectNode();
        ArrayNode all = event.putArray("Records");
        for (JsonNode each : batch) {
            all.add(calls.event(each, stream, shard));
        }
        try {
            byte[] answer = functions.invoke(function, event.toString().getBytes(StandardCharsets.UTF_8));
            return source.reportsFailures() ? firstFailed(json.readTree(answer), batch) : batch.size();
        } catch (FunctionFailed failed) {
            LOG.warnf("%s failed on records of %s: %s", function.name(), source.stream(), failed.errorType());
            return 0;
        } catch (IOException noJson) {
            return batch.size();
        }
    }

    private int firstFailed(JsonNode answer, List<JsonNode> batch) {
        int first = batch.size();
        for (JsonNode failure : answer.path("batchItemFailures")) {
            String number = failure.path("itemIdentifier").asText();
            for (int i = 0; i < batch.size(); i++) {
                if (calls.sequenceNumber(batch.get(i)).equals(number)) {
                    first = Math.min(first, i);
                }
            }
        }
        return first;
    }

    /** How many of the records, from the first on, are older than the mapping lets them become. */
    private int expired(List<JsonNode> records) {
        if (source.maxAge().isEmpty()) {
            return 0;
        }
        Instant oldest = Instant.now().minus(source.maxAge().get());
        int expired = 0;
        while (expired < records.size() && calls.arrivedAt(records.get(expired)).isBefore(oldest)) {
            expired++;
        }
        return expired;
    }

    private void giveUp(String shard, String stream, List<JsonNode> batch, String condition, int invocations) {
        LOG.errorf("%s takes %d records of %s no more", function.name(), batch.size(), source.stream());
        if (source.failureQueueArn().isEmpty()) {
            return;
        }
        ObjectNode body = json.createObjectNode()
                .put("version", "1.0")
                .put("timestamp", Instant.now().toString());
        body.putObject("requestContext")
                .put("requestId", UUID.randomUUID().toString())
                .put("functionArn", function.arn())
                .put("condition", condition)
                .put("approximateInvokeCount", invocations);
        body.putObject("responseContext").put("statusCode", 200).put("executedVersion", "$LATEST");
        body.putObject(calls.batchInfo())
                .put("shardId", shard)
                .put("startSequenceNumber", calls.sequenceNumber(batch.getFirst()))
                .put("endSequenceNumber", calls.sequenceNumber(batch.getLast()))
                .put(
                        "approximateArrivalOfFirstRecord",
                        calls.arrivedAt(batch.getFirst()).toString())
                .put(
                        "approximateArrivalOfLastRecord",
                        calls.arrivedAt(batch.getLast()).toString())
                .put("batchSize", batch.size())
                .put("streamArn", stream);
        String[] queue = source.failureQueueArn().get().split(":");
        ObjectNode request = json.createObjectNode()
                .put("QueueUrl", "http://127.0.0.1/" + queue[4] + "/" + queue[5])
                .put("MessageBody", body.toString());
        try {
            services.json("sqs", "AmazonSQS.SendMessage", request);
        } catch (ServiceError refused) {
            LOG.errorf("The failure destination of %s takes nothing: %s", source.logicalId(), refused.type());
        }
    }

    private static Duration pause(int failures) {
        long longest = Math.min(LONGEST_PAUSE.toMillis(), FIRST_PAUSE.toMillis() << Math.min(failures, 20));
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(longest / 2, longest + 1));
    }
}
