package health.pratique.local.cloud.apigateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

/** Queries as clients write them, and as an application reads them. */
class RequestTargetTest {

    @Test
    void aBarThatAClientDidNotEscapeReachesTheApplicationEscaped() {
        String query = "code=http://loinc.org|2093-3,http://loinc.org%7C718-7&_include=Observation:patient";

        assertThat(RequestTarget.isSound("/fhir/R4/Observation?" + query)).isTrue();
        assertThat(RequestTarget.escaped(query))
                .isEqualTo("code=http://loinc.org%7C2093-3,http://loinc.org%7C718-7&_include=Observation:patient");
    }

    @Test
    void whatIsSoundIsAnAddressOnceItIsEscaped() {
        String loose = "a=|\"<>[]{}^`\\;?";

        assertThat(RequestTarget.isSound("/?" + loose)).isTrue();
        assertThat(URI.create("http://localhost/?" + RequestTarget.escaped(loose))
                        .getQuery())
                .isEqualTo(loose);
    }
}
