package health.pratique.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The JSON that travels through the workflow. */
class PipelineStateTest {

    private final ObjectMapper json = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private final PipelineState accepted = PipelineState.accepted(
            "run-1",
            new Document(
                    DocumentId.of("b", "k", "v"),
                    new Custodian("harbor-clinic"),
                    new SubjectToken("0".repeat(64)),
                    DocumentFormat.FHIR_JSON,
                    DocumentKind.DISCHARGE_SUMMARY,
                    PurposeOfUse.HRESCH,
                    "ehr-a",
                    ReleasePolicy.SAFE_HARBOR,
                    new ObjectLocation("b", "k", "v"),
                    "1".repeat(64),
                    18231,
                    Instant.parse("2026-01-02T03:04:05Z")));

    @Test
    void aStateSurvivesItsWayThroughTheWorkflow() throws Exception {
        PipelineState state = accepted.with(new ConsentOutcome(
                ConsentDecision.PERMIT,
                "c1",
                3,
                List.of("REDACT_PSYCHOTHERAPY"),
                Instant.parse("2026-01-02T03:04:06Z")));
        assertThat(json.readValue(json.writeValueAsBytes(state), PipelineState.class))
                .isEqualTo(state);
    }

    @Test
    void identifiersArePlainTextAndFieldsNotReachedYetAreAbsent() {
        JsonNode tree = json.valueToTree(accepted);
        assertThat(tree.at("/document/custodian").textValue()).isEqualTo("harbor-clinic");
        assertThat(tree.has("consent")).isFalse();
    }
}
