package health.pratique.api.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Forms as clients and others send them. */
@QuarkusTest
@QuarkusTestResource(ApiStores.class)
class FormReaderTest {

    @Test
    void namesAndValuesAreDecodedAndKeepTheirOrder() {
        assertThat(FormReader.form("a=1&b=x%20y+z&a=%C3%A9&flag"))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("a", List.of("1", "é"), "b", List.of("x y z"), "flag", List.of("")));
    }

    @Test
    void whatHasNoNameSaysNothing() {
        assertThat(FormReader.form("=&=x&&a=1")).containsOnlyKeys("a");
    }

    @Test
    void whatIsNoEncodingIsRefused() {
        assertThatThrownBy(() -> FormReader.form("a=%zz")).isInstanceOf(ProblemException.class);
    }

    @Test
    void aFormOfNothingIsTheClientsError() {
        given().contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .body("=&=")
                .post("/oauth2/token")
                .then()
                .statusCode(400);
    }
}
