package health.pratique.local.cloud.apigateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.pratique.local.cloud.functions.FunctionHandler;
import health.pratique.local.cloud.functions.Functions;
import health.pratique.local.cloud.functions.InProcessFunctionHost;
import health.pratique.local.cloud.template.FunctionConfiguration;
import health.pratique.local.cloud.wire.Outstanding;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** A call as an event to a function, and the function's answer as one to the client. */
class LambdaIntegrationTest {

    private static final FunctionConfiguration FUNCTION = new FunctionConfiguration(
            "HealthApiFunction",
            "health-api",
            "arn:aws:lambda:eu-west-2:000000000000:function:health-api",
            Path.of("function.zip"),
            Optional.empty(),
            "",
            Duration.ofSeconds(1),
            128,
            Map.of());

    private final AtomicReference<JsonNode> event = new AtomicReference<>();

    private HttpResponse<String> answerOf(FunctionHandler handler, String path, String body) throws Exception {
        FunctionHandler keeping = (function, payload) -> {
            event.set(new ObjectMapper().readTree(payload));
            return handler.handle(function, payload);
        };
        try (Functions functions = new Functions(
                        List.of(FUNCTION),
                        new InProcessFunctionHost(Map.of("HealthApiFunction", keeping)),
                        new Outstanding());
                ApiFixture api = new ApiFixture(ClientPatience.USUAL)) {
            api.gateway().admit(ApiFixture.KEY_ID, ApiFixture.KEY, ApiFixture.plan(100, 100, 100));
            api.gateway().serve(functions);
            return api.send(api.request(path)
                    .header("x-api-key", ApiFixture.KEY)
                    .header("Accept", "text/plain")
                    .header("Accept", "application/json")
                    .POST(BodyPublishers.ofString(body)));
        }
    }

    private static FunctionHandler answering(String json) {
        return (function, payload) -> json.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void theEventIsThatOfAProxyIntegration() throws Exception {
        answerOf(answering("{\"statusCode\":200}"), "/fhir/R4/Patient?name=A%20B&_id=1&_id=2", "a body");
        JsonNode sent = event.get();
        assertThat(sent.path("path").asText()).isEqualTo("/fhir/R4/Patient");
        assertThat(sent.path("resource").asText()).isEqualTo("/{proxy+}");
        assertThat(sent.path("httpMethod").asText()).isEqualTo("POST");
        assertThat(sent.at("/queryStringParameters/name").asText()).isEqualTo("A B");
        assertThat(sent.at("/multiValueQueryStringParameters/_id")).hasSize(2);
        assertThat(sent.at("/multiValueHeaders/accept")).hasSize(2);
        assertThat(sent.at("/requestContext/identity/apiKeyId").asText()).isEqualTo(ApiFixture.KEY_ID);
        assertThat(sent.at("/requestContext/identity/sourceIp").asText()).isEqualTo("127.0.0.1");
        assertThat(sent.at("/requestContext/requestId").asText()).hasSize(36);
        assertThat(sent.path("isBase64Encoded").asBoolean()).isTrue();
        assertThat(Base64.getDecoder().decode(sent.path("body").asText()))
                .asString()
                .isEqualTo("a body");
    }

    @Test
    void anAnswerInBase64IsDecodedAndHeadersMayComeTwice() throws Exception {
        HttpResponse<String> answer = answerOf(
                answering("{\"statusCode\":201,\"multiValueHeaders\":{\"Link\":[\"<a>\",\"<b>\"]},"
                        + "\"isBase64Encoded\":true,\"body\":\"cGRm\"}"),
                "/v1/usage/statement.pdf",
                "");
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).isEqualTo("pdf");
        assertThat(answer.headers().allValues("Link")).containsExactly("<a>", "<b>");
    }

    @Test
    void aFunctionThatFailsIsABadGatewayWithoutAWordOfTheFailure() throws Exception {
        HttpResponse<String> answer = answerOf(
                (function, payload) -> {
                    throw new IllegalStateException("Jane Roe");
                },
                "/v1/usage",
                "");
        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).isEqualTo("{\"message\":\"Internal server error\"}");
    }

    @Test
    void anAnswerThatIsNoneIsABadGateway() throws Exception {
        assertThat(answerOf(answering("{\"message\":\"no status\"}"), "/v1/usage", "")
                        .statusCode())
                .isEqualTo(502);
    }

    @Test
    void anEventBeyondLambdasLimitIsTooLong() throws Exception {
        assertThat(answerOf(answering("{\"statusCode\":200}"), "/v1/documents", "a".repeat(5_000_000))
                        .statusCode())
                .isEqualTo(413);
    }
}
