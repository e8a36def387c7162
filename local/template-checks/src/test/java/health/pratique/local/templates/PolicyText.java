package health.pratique.local.templates;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What a policy says of a resource. */
final class PolicyText {

    private PolicyText() {}

    static Stream<JsonNode> statements(JsonNode document) {
        return items(document.path("Statement"));
    }

    /** A single value is a list of one. */
    static Stream<JsonNode> items(JsonNode value) {
        return value.isArray()
                ? StreamSupport.stream(value.spliterator(), false)
                : value.isMissingNode() ? Stream.empty() : Stream.of(value);
    }

    static List<String> texts(JsonNode value) {
        return items(value).map(JsonNode::asText).toList();
    }

    /** Whether nobody comes to any of these without TLS, whatever else is allowed. */
    static boolean refusesWithoutTls(JsonNode document, String action, List<String> arns) {
        return statements(document)
                .anyMatch(statement -> statement.path("Effect").asText().equals("Deny")
                        && statement.path("Principal").asText().equals("*")
                        && texts(statement.path("Action")).contains(action)
                        && texts(statement.path("Resource")).containsAll(arns)
                        && statement
                                .at("/Condition/Bool/aws:SecureTransport")
                                .asText()
                                .equals("false"));
    }

    /** The policy with another effect in each statement, and without each statement's resources. */
    static Stream<Resource> weakened(Resource policy) {
        return Stream.of("Effect", "Principal", "Resource", "Condition").map(what -> {
            JsonNode body = policy.body().deepCopy();
            body.at("/Properties/PolicyDocument/Statement").forEach(statement -> ((ObjectNode) statement).remove(what));
            return policy.with(body);
        });
    }

    /** With an asterisk for any characters. */
    static boolean isLike(String pattern, String text) {
        return Pattern.compile(Pattern.quote(pattern).replace("*", "\\E.*\\Q"))
                .matcher(text)
                .matches();
    }
}
