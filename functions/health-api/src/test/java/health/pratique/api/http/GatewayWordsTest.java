package health.pratique.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.pratique.local.cloud.template.ApiRefusal;
import health.pratique.local.cloud.template.SamTemplate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the gateway refuses before HealthAPI is asked, the template has it say as HealthAPI does. */
class GatewayWordsTest {

    private final ObjectMapper json = new ObjectMapper();
    private Map<String, ApiRefusal> refusals;

    @BeforeEach
    void read() throws IOException {
        refusals = SamTemplate.read(Path.of("../../sam/template.yaml"), Map.of())
                .restApis()
                .getFirst()
                .refusals();
    }

    private JsonNode said(String type, String mediaType) throws IOException {
        return json.readTree(
                refusals.get(type).bodies().get(mediaType).replace("$context.error.messageString", "\"message\""));
    }

    @Test
    void whoBringsNoTokenHearsTheSameFromTheGatewayAsFromHealthApi() throws IOException {
        ApiRefusal refusal = refusals.get("BAD_REQUEST_PARAMETERS");
        assertThat(refusal.status()).hasValue(401);
        assertThat(refusal.headers())
                .containsOnly(
                        Map.entry("WWW-Authenticate", Challenge.NO_TOKEN), Map.entry("Cache-Control", "no-store"));
        assertThat(said("BAD_REQUEST_PARAMETERS", Problem.MEDIA_TYPE))
                .isEqualTo(json.valueToTree(Problem.of(ProblemKind.TOKEN_INVALID, "$context.requestId")));
    }

    @Test
    void whoCallsTooOftenHearsTheSame() throws IOException {
        assertThat(said("THROTTLED", Problem.MEDIA_TYPE))
                .isEqualTo(json.valueToTree(Problem.of(ProblemKind.TOO_MANY_REQUESTS, "$context.requestId")));
        assertThat(said("THROTTLED", OutcomeBody.MEDIA_TYPE))
                .isEqualTo(json.valueToTree(OutcomeBody.of(ProblemKind.TOO_MANY_REQUESTS)));
    }

    @Test
    void everyRefusalIsAProblemAndWhereFhirIsServedAnOutcome() throws IOException {
        for (String type : refusals.keySet()) {
            assertThat(said(type, "application/json")).isEqualTo(said(type, Problem.MEDIA_TYPE));
            assertThat(said(type, Problem.MEDIA_TYPE).path("type").asText()).startsWith("urn:pratique:problem:");
            if (!type.equals("BAD_REQUEST_PARAMETERS")) {
                assertThat(said(type, OutcomeBody.MEDIA_TYPE)
                                .path("resourceType")
                                .asText())
                        .isEqualTo("OperationOutcome");
            }
        }
    }
}
