package health.pratique.api.openapi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.pratique.api.http.ApiStores;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The API's description is all that a partner's programmer needs. */
@QuarkusTest
@QuarkusTestResource(ApiStores.class)
class ApiDescriptionTest {

    /** An operation and where it stands. */
    private record Described(String name, JsonNode operation) {}

    @Test
    void everyOperationHasANameOfItsOwnAndSaysWhatItIsFor() throws IOException {
        List<Described> operations = operations(description());

        assertThat(operations).hasSizeGreaterThan(30);
        assertThat(operations)
                .extracting(each -> each.operation().path("operationId").asText())
                .doesNotContain("")
                .doesNotHaveDuplicates();
        assertThat(operations)
                .filteredOn(each -> each.operation().path("summary").asText().isBlank())
                .extracting(Described::name)
                .isEmpty();
    }

    @Test
    void everyBodyThatIsSentOrComesHasAnExample() throws IOException {
        JsonNode description = description();
        List<String> without = new ArrayList<>();
        for (Described each : operations(description)) {
            without(description, each.name() + " sent", each.operation().path("requestBody"), without);
            for (Map.Entry<String, JsonNode> answer :
                    each.operation().path("responses").properties()) {
                if (answer.getKey().startsWith("2")) {
                    without(description, each.name() + " " + answer.getKey(), answer.getValue(), without);
                }
            }
        }

        assertThat(without).isEmpty();
    }

    @Test
    void everyOperationButTheOpenOnesTellsHowItIsRefused() throws IOException {
        assertThat(operations(description()))
                .filteredOn(each -> !each.operation().has("security"))
                .allSatisfy(
                        each -> assertThat(each.operation().path("responses").properties())
                                .as(each.name())
                                .extracting(Map.Entry::getKey)
                                .contains("400", "401", "403", "429", "503"));
    }

    private static void without(JsonNode description, String name, JsonNode body, List<String> without) {
        for (Map.Entry<String, JsonNode> content : body.path("content").properties()) {
            JsonNode media = content.getValue();
            if (!media.has("example") && !media.has("examples") && !exemplified(description, media.path("schema"))) {
                without.add(name + " " + content.getKey());
            }
        }
    }

    /** Each property of the schema, or the schema itself, has an example; so have those that it refers to. */
    private static boolean exemplified(JsonNode description, JsonNode schema) {
        JsonNode resolved =
                schema.has("$ref") ? description.at(schema.path("$ref").asText().substring(1)) : schema;
        if (resolved.has("example") || resolved.has("examples") || resolved.has("enum") || resolved.has("format")) {
            return true;
        }
        if (resolved.has("items")) {
            return exemplified(description, resolved.path("items"));
        }
        if (resolved.path("anyOf").has(0)) {
            return exemplified(description, resolved.path("anyOf").get(0));
        }
        return !resolved.path("properties").isEmpty()
                && resolved.path("properties").properties().stream()
                        .allMatch(property -> exemplified(description, property.getValue()));
    }

    /** Of the product; the tests have a few operations beside. */
    private static List<Described> operations(JsonNode description) {
        List<Described> operations = new ArrayList<>();
        description.path("paths").properties().stream()
                .filter(path -> !path.getKey().toLowerCase(Locale.ROOT).contains("/probe"))
                .forEach(path -> path.getValue().properties().stream()
                        .filter(each -> each.getValue().has("responses"))
                        .forEach(each ->
                                operations.add(new Described(each.getKey() + " " + path.getKey(), each.getValue()))));
        return operations;
    }

    static JsonNode description() throws IOException {
        return new ObjectMapper()
                .readTree(given().queryParam("format", "json").get("/openapi").asByteArray());
    }
}
