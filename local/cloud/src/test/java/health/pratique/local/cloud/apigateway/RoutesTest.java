package health.pratique.local.cloud.apigateway;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.local.cloud.template.ApiRoute;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The most exact of the routes that fit. */
class RoutesTest {

    private final Routes routes = new Routes(List.of(
            route("/{proxy+}"),
            route("/fhir/R4"),
            route("/fhir/R4/{proxy+}"),
            route("/fhir/R4/metadata"),
            route("/fhir/R4/.well-known/{proxy+}"),
            route("/v1/{id}")));

    private static ApiRoute route(String path) {
        return new ApiRoute(path, "ANY", true, Set.of(), "HealthApiFunction");
    }

    @ParameterizedTest
    @CsvSource({
        "/fhir/R4, /fhir/R4",
        "/fhir/R4/metadata, /fhir/R4/metadata",
        "/fhir/R4/metadata/more, /fhir/R4/{proxy+}",
        "/fhir/R4/Patient/1, /fhir/R4/{proxy+}",
        "/fhir/R4/.well-known/smart-configuration, /fhir/R4/.well-known/{proxy+}",
        "/fhir, /{proxy+}",
        "/v1/x, /v1/{id}",
        "/v1/x/y, /{proxy+}",
    })
    void aPathHasTheMostExactRoute(String path, String expected) {
        assertThat(routes.find("GET", path)).map(ApiRoute::path).hasValue(expected);
    }

    @Test
    void theRootIsNotPartOfWhatTakesAllTheRest() {
        assertThat(routes.find("GET", "/")).isEmpty();
    }
}
