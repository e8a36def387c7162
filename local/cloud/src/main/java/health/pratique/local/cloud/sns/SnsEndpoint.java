package health.pratique.local.cloud.sns;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.local.cloud.gateway.ErrorShape;
import health.pratique.local.cloud.gateway.GatewayRequest;
import health.pratique.local.cloud.gateway.GatewayResponse;
import health.pratique.local.cloud.gateway.ServiceEndpoint;
import health.pratique.local.cloud.wire.JsonOperations;
import health.pratique.local.cloud.wire.QueryForm;
import health.pratique.local.cloud.wire.ServiceError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * SNS: CreateTopic, ListTopics, GetTopicAttributes and Publish in the Query protocol. Nothing is delivered; {@code GET /_pratique/sns/TOPIC}
 * gives a topic's latest messages as JSON.
 */
public final class SnsEndpoint implements ServiceEndpoint {

    private static final String INSPECTION = "/_pratique/sns/";
    private static final int MESSAGE_LIMIT_BYTES = 256 * 1024;

    private final Topics topics;
    private final Clock clock = Clock.systemUTC();
    private final ObjectMapper json = new ObjectMapper();

    public SnsEndpoint(Topics topics) {
        this.topics = topics;
    }

    @Override
    public boolean accepts(GatewayRequest request) {
        return QueryForm.isFor("sns", request)
                || request.method().equals("GET") && request.path().startsWith(INSPECTION);
    }

    @Override
    public GatewayResponse answer(GatewayRequest request) throws IOException {
        if (request.path().startsWith(INSPECTION)) {
            return inspect(request.path().substring(INSPECTION.length()));
        }
        QueryForm form = QueryForm.of(request);
        try {
            return answer(form.action(), result(form));
        } catch (ServiceError e) {
            return ErrorShape.QUERY.error(e.status(), e.type(), e.text());
        }
    }

    @Override
    public GatewayResponse failure() {
        return ErrorShape.QUERY.error(500, "InternalFailure", "The local cloud failed to answer; see its log.");
    }

    private String result(QueryForm form) throws ServiceError {
        return switch (form.action()) {
            case "CreateTopic" -> element("TopicArn", topics.create(topicName(form)));
            case "ListTopics" ->
                "<Topics>"
                        + String.join(
                                "",
                                topics.arns().stream()
                                        .map(arn -> "<member>" + element("TopicArn", arn) + "</member>")
                                        .toList())
                        + "</Topics>";
            case "GetTopicAttributes" -> attributes(form);
            case "Publish" -> element("MessageId", publish(form));
            default -> throw JsonOperations.unknown(form.action());
        };
    }

    private static String topicName(QueryForm form) throws ServiceError {
        String name = form.get("Name").orElse("");
        if (!name.matches("[A-Za-z0-9_-]{1,256}")) {
            throw invalid("Topic Name");
        }
        return name;
    }

    private String attributes(QueryForm form) throws ServiceError {
        String arn = form.get("TopicArn").orElse("");
        if (!topics.arns().contains(arn)) {
            throw notFound();
        }
        return "<Attributes><entry><key>TopicArn</key><value>" + arn + "</value></entry></Attributes>";
    }

    private String publish(QueryForm form) throws ServiceError {
        String arn = form.get("TopicArn").or(() -> form.get("TargetArn")).orElseThrow(() -> invalid("TopicArn"));
        String message = form.get("Message").orElse("");
        int bytes = message.getBytes(StandardCharsets.UTF_8).length;
        if (bytes == 0 || bytes > MESSAGE_LIMIT_BYTES) {
            throw invalid("Message");
        }
        Optional<String> subject = form.get("Subject");
        if (subject.filter(text -> text.isEmpty() || text.length() > 100).isPresent()) {
            throw invalid("Subject");
        }
        String id = ErrorShape.requestId();
        if (!topics.publish(
                arn, new PublishedMessage(id, subject, message, messageAttributes(form), clock.instant()))) {
            throw notFound();
        }
        return id;
    }

    private static Map<String, String> messageAttributes(QueryForm form) {
        Map<String, String> attributes = new HashMap<>();
        for (int i = 1; form.get("MessageAttributes.entry." + i + ".Name").isPresent(); i++) {
            String entry = "MessageAttributes.entry." + i;
            attributes.put(
                    form.get(entry + ".Name").orElseThrow(),
                    form.get(entry + ".Value.StringValue").orElse(""));
        }
        return attributes;
    }

    private GatewayResponse inspect(String topic) throws IOException {
        Optional<List<PublishedMessage>> messages = topics.messages(topic);
        if (messages.isEmpty()) {
            return ErrorShape.JSON.error(404, "NotFoundException", "Topic does not exist");
        }
        ArrayNode list = json.createArrayNode();
        for (PublishedMessage message : messages.get()) {
            ObjectNode entry = list.addObject()
                    .put("messageId", message.messageId())
                    .put("message", message.message())
                    .put("publishedAt", message.publishedAt().toString());
            message.subject().ifPresent(subject -> entry.put("subject", subject));
            ObjectNode attributes = entry.putObject("attributes");
            message.attributes().forEach(attributes::put);
        }
        return GatewayResponse.of(200, "application/json", json.writeValueAsBytes(list));
    }

    private static GatewayResponse answer(String action, String result) {
        String body = "<" + action + "Response xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><" + action
                + "Result>"
                + result + "</" + action + "Result><ResponseMetadata>" + element("RequestId", ErrorShape.requestId())
                + "</ResponseMetadata></" + action + "Response>";
        return GatewayResponse.of(200, "text/xml", body.getBytes(StandardCharsets.UTF_8));
    }

    private static String element(String name, String text) {
        return "<" + name + ">" + text + "</" + name + ">";
    }

    private static ServiceError invalid(String parameter) {
        return ServiceError.badRequest("InvalidParameter", "Invalid parameter: " + parameter);
    }

    private static ServiceError notFound() {
        return new ServiceError(404, "NotFound", "Topic does not exist");
    }
}
