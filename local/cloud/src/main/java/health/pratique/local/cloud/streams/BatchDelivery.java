package health.pratique.local.cloud.streams;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.local.cloud.functions.FunctionFailed;
import health.pratique.local.cloud.functions.Functions;
import health.pratique.local.cloud.template.Arns;
import health.pratique.local.cloud.template.FunctionConfiguration;
import health.pratique.local.cloud.template.StreamSource;
import health.pratique.local.cloud.wire.ServiceError;
import health.pratique.local.cloud.workflow.ServiceCalls;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
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
    private final ObjectMapper json = new ObjectMapper();

    BatchDelivery(StreamSource source, FunctionConfiguration function, Functions functions, ServiceCalls services) {
        this.source = source;
        this.function = function;
        this.functions = functions;
        this.services = services;
    }

    void deliver(String shard, String stream, List<JsonNode> records) throws InterruptedException {
        int from = 0;
        int to = records.size();
        int failures = 0;
        while (from < records.size()) {
            int taken = taken(stream, records.subList(from, to));
            from += taken;
            if (from == to) {
                to = records.size();
                failures = 0;
                continue;
            }
            failures = taken > 0 ? 1 : failures + 1;
            if (failures > source.retries()) {
                giveUp(shard, stream, records.subList(from, to));
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
    private int taken(String stream, List<JsonNode> batch) throws InterruptedException {
        ObjectNode event = json.createObjectNode();
        ArrayNode all = event.putArray("Records");
        for (JsonNode each : batch) {
            ObjectNode one = each.deepCopy();
            all.add(one.put("awsRegion", Arns.REGION).put("eventSourceARN", stream));
        }
        try {
            byte[] answer = functions.invoke(function, event.toString().getBytes(StandardCharsets.UTF_8));
            return source.reportsFailures() ? firstFailed(json.readTree(answer), batch) : batch.size();
        } catch (FunctionFailed failed) {
            LOG.warnf("%s failed on records of %s: %s", function.name(), source.table(), failed.errorType());
            return 0;
        } catch (IOException noJson) {
            return batch.size();
        }
    }

    private static int firstFailed(JsonNode answer, List<JsonNode> batch) {
        int first = batch.size();
        for (JsonNode failure : answer.path("batchItemFailures")) {
            String number = failure.path("itemIdentifier").asText();
            for (int i = 0; i < batch.size(); i++) {
                if (number(batch.get(i)).equals(number)) {
                    first = Math.min(first, i);
                }
            }
        }
        return first;
    }

    private void giveUp(String shard, String stream, List<JsonNode> batch) {
        LOG.errorf("%s takes %d records of %s no more", function.name(), batch.size(), source.table());
        if (source.failureQueueArn().isEmpty()) {
            return;
        }
        ObjectNode body = json.createObjectNode();
        body.putObject("DDBStreamBatchInfo")
                .put("shardId", shard)
                .put("startSequenceNumber", number(batch.getFirst()))
                .put("endSequenceNumber", number(batch.getLast()))
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

    private static String number(JsonNode streamRecord) {
        return streamRecord.path("dynamodb").path("SequenceNumber").asText();
    }

    private static Duration pause(int failures) {
        long longest = Math.min(LONGEST_PAUSE.toMillis(), FIRST_PAUSE.toMillis() << Math.min(failures, 20));
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(longest / 2, longest + 1));
    }
}
