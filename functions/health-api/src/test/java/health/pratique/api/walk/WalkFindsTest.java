package health.pratique.api.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.pratique.api.http.ApiStores;
import health.pratique.smart.Role;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A walk over operations that fail finds it: a walk that finds nothing says something. */
@QuarkusTest
@QuarkusTestResource(ApiStores.class)
class WalkFindsTest {

    private static final WalkCaller CLINICIAN =
            WalkCaller.of("a clinician", ApiStores.bearer(Role.CLINICIAN, "user/*.rs"));

    @Test
    void anOperationThatFailsWhateverIsSentIsFoundWithoutABreakage() throws IOException {
        assertThat(found("/v1/probe/broken/{secret}"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.status()).isEqualTo(500))
                .satisfies(finding -> assertThat(finding.breakages()).isEmpty());
    }

    @Test
    void anOperationThatFailsOnOneThingIsFoundByThatAlone() throws IOException {
        assertThat(found("/v1/probe/number")).singleElement().satisfies(finding -> assertThat(finding.breakages())
                .containsExactly(Breakage.EMPTY_BODY));
    }

    @Test
    void anOperationThatRepeatsWhatItRefusesIsFound() throws IOException {
        assertThat(found("/v1/probe/echo")).extracting(WalkFinding::status).containsExactly(400);
    }

    @Test
    void whatIsFoundIsToldSoThatItCanBeSentAgain() throws IOException {
        WalkFinding finding = found("/v1/probe/number").getFirst();

        assertThat(finding.toString()).contains("seed 7", "POST /v1/probe/number", "Content-Type: application/json");
        assertThat(new Wire(RestAssured.port).send(finding.call(), CLINICIAN).status())
                .isEqualTo(500);
    }

    @Test
    void theSameSeedFindsTheSame() throws IOException {
        assertThat(found("/v1/probe/number"))
                .hasToString(found("/v1/probe/number").toString());
    }

    private static List<WalkFinding> found(String path) throws IOException {
        Wire wire = new Wire(RestAssured.port);
        JsonNode description = new ObjectMapper()
                .readTree(RestAssured.given()
                        .queryParam("format", "json")
                        .get("/openapi")
                        .asByteArray());
        ApiWalk walk = new ApiWalk(
                wire,
                DescribedOperation.in(description).stream()
                        .filter(each -> each.path().equals(path))
                        .toList(),
                List.of(CLINICIAN),
                new RightCalls(new SchemaValues(description), new KnownPaths()),
                7);
        walk.walk(Duration.ofMinutes(10), 200);
        return walk.findings();
    }
}
