package health.pratique.usage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which operation a call is. */
class OperationTest {

    @ParameterizedTest
    @CsvSource({
        "POST, /v1/documents, DOCUMENT_SUBMIT",
        "GET, /v1/documents, DOCUMENT_READ",
        "GET, /v1/documents/0f, DOCUMENT_READ",
        "GET, /v1/documents/0f/content, DOCUMENT_CONTENT",
        "POST, /v1/deidentify, DEIDENTIFY",
        "GET, /v1/usage, USAGE",
        "GET, /v1/usage/statement.pdf, USAGE",
        "POST, /v1/privacy-requests, PRIVACY",
        "GET, /fhir/R4/metadata, OTHER",
        "POST, /fhir/R4, FHIR_BATCH",
        "POST, /fhir/R4/, FHIR_BATCH",
        "GET, /fhir/R4/Patient, FHIR_SEARCH",
        "POST, /fhir/R4/Patient/_search, FHIR_SEARCH",
        "GET, /fhir/R4/Patient/1, FHIR_READ",
        "GET, /fhir/R4/Patient/1/_history/2, FHIR_READ",
        "GET, /fhir/R4/Patient/1/$everything, FHIR_EVERYTHING",
        "GET, /fhir/R4/$export, FHIR_EXPORT",
        "GET, /fhir/R4/Group/1/$export, FHIR_EXPORT",
        "PUT, /fhir/R4/Patient/1, FHIR_WRITE",
        "GET, /fhir/R4/AuditEvent, AUDIT",
        "GET, /fhir/R4/Consent/1, CONSENT",
        "GET, /, OTHER",
        "GET, /v1, OTHER",
        "GET, /fhir, OTHER",
        "GET, /fhir/R5/Patient, OTHER",
    })
    void aCallIsWhatItsMethodAndPathSay(String method, String path, Operation expected) {
        assertThat(Operation.of(method, path)).isEqualTo(expected);
    }

    @Test
    void onlyASuccessIsBilled() {
        assertThat(Operation.FHIR_SEARCH.unitsAt(304)).isEqualTo(2);
        assertThat(Operation.FHIR_SEARCH.unitsAt(404)).isZero();
        assertThat(Operation.FHIR_SEARCH.unitsAt(500)).isZero();
    }
}
