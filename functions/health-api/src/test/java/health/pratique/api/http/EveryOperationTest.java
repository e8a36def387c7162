package health.pratique.api.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Walks all operations that the API describes, so that one that is forgotten is not open. */
@QuarkusTest
@QuarkusTestResource(ApiStores.class)
class EveryOperationTest {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete", "head");

    private static final Set<String> OPEN = Set.of(
            "GET /.well-known/smart-configuration",
            "GET /fhir/R4/.well-known/smart-configuration",
            "GET /fhir/R4/metadata",
            "POST /oauth2/token",
            "GET /v1/probe/open");

    @Test
    void withoutATokenNoOperationAnswersButTheOpenOnes() throws IOException {
        Set<String> answered = new TreeSet<>();
        int asked = 0;
        for (Map.Entry<String, JsonNode> path : described().path("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                if (METHODS.contains(operation.getKey())) {
                    asked++;
                    String method = operation.getKey().toUpperCase(Locale.ROOT);
                    if (status(method, path.getKey(), operation.getValue()) != 401) {
                        answered.add(method + " " + path.getKey());
                    }
                }
            }
        }

        assertThat(asked).isGreaterThan(OPEN.size());
        assertThat(OPEN).containsAll(answered);
    }

    private static int status(String method, String path, JsonNode operation) {
        RequestSpecification request = given().urlEncodingEnabled(false);
        for (Map.Entry<String, JsonNode> content :
                operation.path("requestBody").path("content").properties()) {
            request = given().urlEncodingEnabled(false).header("Content-Type", content.getKey());
        }
        return request.request(method, path.replace("{type}", "Patient").replaceAll("\\{[^}]*}", "1"))
                .statusCode();
    }

    private static JsonNode described() throws IOException {
        return new ObjectMapper()
                .readTree(given().queryParam("format", "json").get("/openapi").asByteArray());
    }
}
