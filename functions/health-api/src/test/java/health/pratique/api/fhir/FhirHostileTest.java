package health.pratique.api.fhir;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.api.http.ApiStores;
import health.pratique.clinical.SearchParameter;
import health.pratique.clinical.SearchParameters;
import health.pratique.smart.Role;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that mean no good: each is answered, none by a failure, and no answer repeats a word of it. */
@QuarkusTest
@QuarkusTestResource(ApiStores.class)
class FhirHostileTest {

    private static final String CLINICIAN = ApiStores.bearer(Role.CLINICIAN, "user/*.cruds");
    private static final String MARK = "zq7marker";

    private static final List<String> VALUES = List.of(
            "' or 1=1 --" + MARK,
            "\"; drop table clinical_resource; --" + MARK,
            "a,b,c,\\,\\|\\$" + MARK,
            "|" + MARK,
            MARK + "|",
            "http://x|" + MARK + "|y|z",
            "ge2026-13-45T99:99" + MARK,
            "lt" + MARK,
            "1e999999999",
            "-9".repeat(200),
            "Patient/" + MARK,
            "http://evil.example/Patient/" + MARK,
            "../../../etc/passwd" + MARK,
            "{\"$ne\":null}" + MARK,
            "${jndi:ldap://x}" + MARK,
            "\u0000" + MARK,
            "\ud800" + MARK,
            "\u202e" + MARK,
            "%00" + MARK,
            MARK.repeat(300),
            "true",
            "9999-12-31",
            "0000",
            "");

    private static final List<String> MODIFIERS = List.of(
            "",
            ":missing",
            ":exact",
            ":not",
            ":contains",
            ":identifier",
            ":Patient",
            ":below",
            ":iterate",
            ":" + MARK,
            ":");

    @Test
    void noSearchParameterLetsAFailureThrough() {
        Random random = new Random(7);
        List<String> types = new ArrayList<>(SearchParameters.r4().types());
        for (int i = 0; i < 400; i++) {
            String type = types.get(random.nextInt(types.size()));
            List<SearchParameter> parameters = SearchParameters.r4().of(type);
            String name = parameters.get(random.nextInt(parameters.size())).name()
                    + MODIFIERS.get(random.nextInt(MODIFIERS.size()));
            String value = VALUES.get(random.nextInt(VALUES.size()));
            answered(
                    given().header("Authorization", CLINICIAN)
                            .queryParam(name, value)
                            .get("/fhir/R4/" + type),
                    name + "=" + VALUES.indexOf(value));
        }
    }

    @Test
    void noParameterOfTheAnswerLetsAFailureThrough() {
        List<String> names = List.of(
                "_count",
                "_sort",
                "_elements",
                "_summary",
                "_total",
                "_include",
                "_revinclude",
                "_include:iterate",
                "_format",
                "_cursor",
                "_has:Observation:patient:code",
                "subject.name",
                "_filter",
                "_query",
                "_text",
                "_content",
                "_contained");
        for (String name : names) {
            for (String value : VALUES) {
                answered(
                        given().header("Authorization", CLINICIAN)
                                .queryParam(name, value)
                                .get("/fhir/R4/Observation"),
                        name + "=" + VALUES.indexOf(value));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "\"x\"",
                "{}",
                "{\"resourceType\":\"Patient\"}",
                "{\"resourceType\":\"Patient\",\"resourceType\":\"Observation\"}",
                "{\"resourceType\":\"Observation\",\"id\":\"../x\",\"status\":\"final\",\"code\":{\"text\":\"zq7marker\"}}",
                "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[{\"request\":{\"method\":\"POST\",\"url\":\"zq7marker\"}}]}",
                "{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":[{\"request\":{\"method\":\"GET\",\"url\":\"Patient?name=zq7marker&_include=x\"}}]}",
                "{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":[{\"request\":{\"method\":\"PATCH\",\"url\":\"Patient/1\"}}]}",
                "{\"resourceType\":\"Parameters\"}",
                "<Patient xmlns=\"http://hl7.org/fhir\"><id value=\"zq7marker\"/></Patient>"
            })
    void noBodyLetsAFailureThrough(String body) {
        for (String path : List.of("Patient", "Observation", "")) {
            answered(
                    given().header("Authorization", CLINICIAN)
                            .contentType("application/fhir+json")
                            .body(body)
                            .post("/fhir/R4" + (path.isEmpty() ? "" : "/" + path)),
                    path);
        }
        answered(
                given().header("Authorization", CLINICIAN)
                        .contentType("application/fhir+json")
                        .body(body)
                        .put("/fhir/R4/Patient/1"),
                "put");
    }

    @Test
    void deeplyNestedJsonIsRefusedBeforeItIsHeld() {
        String nested = "{\"resourceType\":\"Patient\",\"extension\":" + "[{\"extension\":".repeat(100_000);
        // Without the usual configuration, which keeps each request indented for its log: gigabytes of this one.
        assertThat(given().config(RestAssuredConfig.newConfig())
                        .header("Authorization", CLINICIAN)
                        .contentType("application/fhir+json")
                        .body(nested)
                        .post("/fhir/R4/Patient")
                        .statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/fhir/R4/Patient/..%2f..%2fx",
                "/fhir/R4/Patient/%00",
                "/fhir/R4/patient",
                "/fhir/R4/Patient/1/_history/99999999999",
                "/fhir/R4/$export",
                "/fhir/R4/Patient/$everything"
            })
    void noPathLetsAFailureThrough(String path) {
        answered(
                given().header("Authorization", CLINICIAN)
                        .urlEncodingEnabled(false)
                        .get(path),
                path);
    }

    private static void answered(Response response, String what) {
        assertThat(response.statusCode()).as(what).isLessThan(500);
        if (response.statusCode() >= 400) {
            assertThat(response.asString()).as(what).doesNotContain(MARK);
        }
    }
}
