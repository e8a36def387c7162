package health.pratique.local.cloud.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.local.cloud.gateway.ErrorShape;
import health.pratique.local.cloud.gateway.GatewayRequest;
import health.pratique.local.cloud.gateway.GatewayResponse;
import health.pratique.local.cloud.gateway.ServiceEndpoint;
import health.pratique.local.cloud.template.Arns;
import health.pratique.local.cloud.wire.JsonOperations;
import health.pratique.local.cloud.wire.ServiceError;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** SQS in AWS JSON 1.0: standard queues in memory, with long polling and visibility timeouts, without redrive. */
public final class SqsEndpoint implements ServiceEndpoint {

    private static final int BODY_LIMIT_BYTES = 1024 * 1024;
    private static final int DEFAULT_VISIBILITY_SECONDS = 30;

    private final URI gateway;
    private final Clock clock = Clock.systemUTC();
    private final ConcurrentMap<String, Queue> queues = new ConcurrentHashMap<>();
    private final JsonOperations operations = new JsonOperations(
            "AmazonSQS",
            "1.0",
            Map.ofEntries(
                    Map.entry("CreateQueue", this::create),
                    Map.entry("GetQueueUrl", this::url),
                    Map.entry("ListQueues", this::list),
                    Map.entry("GetQueueAttributes", this::attributes),
                    Map.entry("SendMessage", this::send),
                    Map.entry("SendMessageBatch", this::sendBatch),
                    Map.entry("ReceiveMessage", this::receive),
                    Map.entry("DeleteMessage", this::delete),
                    Map.entry("DeleteMessageBatch", this::deleteBatch),
                    Map.entry("ChangeMessageVisibility", this::hide),
                    Map.entry("PurgeQueue", this::purge)));

    /** @param gateway the address that queue URLs begin with */
    public SqsEndpoint(URI gateway) {
        this.gateway = gateway;
    }

    /** @return its URL; a queue that exists stays as it is */
    public String createQueue(String name, int visibilityTimeoutSeconds) {
        queues.computeIfAbsent(name, made -> new Queue(visibilityTimeoutSeconds, clock));
        return queueUrl(name);
    }

    @Override
    public boolean accepts(GatewayRequest request) {
        return operations.accepts(request);
    }

    @Override
    public GatewayResponse answer(GatewayRequest request) throws IOException {
        return operations.answer(request);
    }

    private JsonNode create(ObjectNode request) throws ServiceError {
        String name = request.path("QueueName").asText();
        if (!name.matches("[A-Za-z0-9_-]{1,80}")) {
            throw ServiceError.badRequest("InvalidParameterValue", "The queue's name is not valid.");
        }
        int visibility = request.path("Attributes").path("VisibilityTimeout").asInt(DEFAULT_VISIBILITY_SECONDS);
        return object().put("QueueUrl", createQueue(name, visibility));
    }

    private JsonNode url(ObjectNode request) throws ServiceError {
        String name = request.path("QueueName").asText();
        if (!queues.containsKey(name)) {
            throw noQueue();
        }
        return object().put("QueueUrl", queueUrl(name));
    }

    private JsonNode list(ObjectNode request) {
        String prefix = request.path("QueueNamePrefix").asText();
        ObjectNode answer = object();
        ArrayNode urls = answer.putArray("QueueUrls");
        queues.keySet().stream()
                .filter(name -> name.startsWith(prefix))
                .sorted()
                .forEach(name -> urls.add(queueUrl(name)));
        return answer;
    }

    private JsonNode attributes(ObjectNode request) throws ServiceError {
        Queue queue = queue(request);
        ObjectNode answer = object();
        answer.putObject("Attributes")
                .put("QueueArn", Arns.queue(name(request)))
                .put("ApproximateNumberOfMessages", Integer.toString(queue.visible()))
                .put("ApproximateNumberOfMessagesNotVisible", Integer.toString(queue.hidden()))
                .put("VisibilityTimeout", Integer.toString(queue.visibilityTimeoutSeconds()));
        return answer;
    }

    private JsonNode send(ObjectNode request) throws ServiceError {
        return send(queue(request), request);
    }

    private ObjectNode send(Queue queue, JsonNode request) throws ServiceError {
        String body = request.path("MessageBody").asText();
        int bytes = body.getBytes(StandardCharsets.UTF_8).length;
        if (bytes == 0 || bytes > BODY_LIMIT_BYTES) {
            throw ServiceError.badRequest("InvalidParameterValue", "The message must have 1 byte to 1 MB.");
        }
        ObjectNode attributes = request.path("MessageAttributes") instanceof ObjectNode given ? given : object();
        Message message = new Message(ErrorShape.requestId(), body, attributes, clock.millis());
        queue.send(message, request.path("DelaySeconds").asInt(0));
        ObjectNode answer = object().put("MessageId", message.id()).put("MD5OfMessageBody", Digests.ofBody(body));
        if (!attributes.isEmpty()) {
            answer.put("MD5OfMessageAttributes", Digests.ofAttributes(attributes));
        }
        return answer;
    }

    private JsonNode sendBatch(ObjectNode request) throws ServiceError {
        Queue queue = queue(request);
        ObjectNode answer = object();
        ArrayNode successful = answer.putArray("Successful");
        answer.putArray("Failed");
        for (JsonNode entry : request.path("Entries")) {
            successful.add(send(queue, entry).put("Id", entry.path("Id").asText()));
        }
        return answer;
    }

    private JsonNode receive(ObjectNode request) throws ServiceError {
        Queue queue = queue(request);
        ObjectNode answer = object();
        ArrayNode messages = answer.putArray("Messages");
        try {
            queue.receive(
                            Math.clamp(request.path("MaxNumberOfMessages").asInt(1), 1, 10),
                            Math.clamp(request.path("WaitTimeSeconds").asInt(0), 0, 20),
                            request.path("VisibilityTimeout").asInt(queue.visibilityTimeoutSeconds()))
                    .forEach(delivery -> messages.add(received(delivery)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServiceError(503, "ServiceUnavailable", "The local cloud is stopping.");
        }
        return answer;
    }

    private static ObjectNode received(Delivery delivery) {
        Message message = delivery.message();
        ObjectNode received = object().put("MessageId", message.id())
                .put("ReceiptHandle", delivery.receipt())
                .put("Body", message.body())
                .put("MD5OfBody", Digests.ofBody(message.body()));
        received.putObject("Attributes")
                .put("SenderId", Arns.ACCOUNT)
                .put("SentTimestamp", Long.toString(message.sentAtMillis()))
                .put("ApproximateReceiveCount", Integer.toString(delivery.count()))
                .put("ApproximateFirstReceiveTimestamp", Long.toString(delivery.firstReceivedAtMillis()));
        if (!message.attributes().isEmpty()) {
            received.set("MessageAttributes", message.attributes());
            received.put("MD5OfMessageAttributes", Digests.ofAttributes(message.attributes()));
        }
        return received;
    }

    private JsonNode delete(ObjectNode request) throws ServiceError {
        queue(request).delete(request.path("ReceiptHandle").asText());
        return object();
    }

    private JsonNode deleteBatch(ObjectNode request) throws ServiceError {
        Queue queue = queue(request);
        ObjectNode answer = object();
        ArrayNode successful = answer.putArray("Successful");
        answer.putArray("Failed");
        for (JsonNode entry : request.path("Entries")) {
            queue.delete(entry.path("ReceiptHandle").asText());
            successful.addObject().put("Id", entry.path("Id").asText());
        }
        return answer;
    }

    private JsonNode hide(ObjectNode request) throws ServiceError {
        int seconds = request.path("VisibilityTimeout").asInt(0);
        if (!queue(request).hide(request.path("ReceiptHandle").asText(), seconds)) {
            throw ServiceError.badRequest("ReceiptHandleIsInvalid", "The receipt handle is not valid.");
        }
        return object();
    }

    private JsonNode purge(ObjectNode request) throws ServiceError {
        queue(request).purge();
        return object();
    }

    private Queue queue(ObjectNode request) throws ServiceError {
        Queue queue = queues.get(name(request));
        if (queue == null) {
            throw noQueue();
        }
        return queue;
    }

    private static String name(ObjectNode request) {
        return Arns.queueName(request.path("QueueUrl").asText());
    }

    private String queueUrl(String name) {
        return gateway + "/" + Arns.ACCOUNT + "/" + name;
    }

    private static ServiceError noQueue() {
        return ServiceError.badRequest("QueueDoesNotExist", "The specified queue does not exist.");
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
