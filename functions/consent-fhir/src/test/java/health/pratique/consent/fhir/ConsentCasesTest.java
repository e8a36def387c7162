package health.pratique.consent.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Consents of the shapes that are in use, all invented: nested, conflicting, expired, to come, taken back; by actor, purpose, class. */
class ConsentCasesTest {

    static List<ConsentCase> cases() throws IOException {
        try (InputStream file = ConsentCasesTest.class.getResourceAsStream("/consents/cases.json")) {
            return ConsentCase.read(new ObjectMapper().readTree(file));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aCaseIsDecidedAsItsAuthorSays(ConsentCase one) {
        assertThat(one.outcome().strip()).isEqualTo(one.decision());
    }
}
