package health.pratique.api.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import health.pratique.clinical.SearchKind;
import health.pratique.format.fhir.FhirCheck;
import health.pratique.format.fhir.FhirR4;
import health.pratique.format.json.JsonObject;
import health.pratique.format.json.JsonReader;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceSearchParamComponent;
import org.junit.jupiter.api.Test;

/** What the server says of itself. */
class CapabilityTextTest {

    private static final String TEXT = CapabilityText.of("https://api.example/fhir/R4", "1.0");

    @Test
    void itIsValidFhir() {
        JsonObject statement = (JsonObject) JsonReader.read(TEXT, 64, 1_000_000);
        assertThatCode(() -> FhirCheck.require(statement, "")).doesNotThrowAnyException();
    }

    @Test
    void everySearchParameterThatItNamesCanBeAskedFor() {
        for (CapabilityStatementRestResourceComponent resource :
                parsed().getRestFirstRep().getResource()) {
            for (CapabilityStatementRestResourceSearchParamComponent parameter : resource.getSearchParam()) {
                Map<String, List<String>> asked = FhirRig.asked(parameter.getName() + "="
                        + EXAMPLES.get(
                                SearchKind.valueOf(parameter.getType().toCode().toUpperCase(Locale.ROOT))));
                assertThatCode(() -> ask(resource.getType(), asked))
                        .as(resource.getType() + " " + parameter.getName())
                        .doesNotThrowAnyException();
            }
        }
    }

    private static void ask(String type, Map<String, List<String>> parameters) {
        switch (type) {
            case "Consent" -> ConsentQuery.of(parameters, false);
            case "AuditEvent" -> AuditQuery.of(parameters, false);
            default -> SearchRequest.of(type, parameters, false);
        }
    }

    @Test
    void everyIncludeThatItNamesCanBeAskedFor() {
        for (CapabilityStatementRestResourceComponent resource :
                parsed().getRestFirstRep().getResource()) {
            resource.getSearchInclude()
                    .forEach(include -> assertThat(IncludeRule.parse(include.getValue(), false, false))
                            .isNotNull());
            resource.getSearchRevInclude()
                    .forEach(include -> assertThat(IncludeRule.parse(include.getValue(), true, false))
                            .isNotNull());
        }
    }

    private static final Map<SearchKind, String> EXAMPLES = Map.of(
            SearchKind.TOKEN, "a",
            SearchKind.REFERENCE, "Patient/1",
            SearchKind.STRING, "a",
            SearchKind.DATE, "2026",
            SearchKind.QUANTITY, "1",
            SearchKind.URI, "urn:x");

    private static CapabilityStatement parsed() {
        return FhirR4.context().newJsonParser().parseResource(CapabilityStatement.class, TEXT);
    }
}
