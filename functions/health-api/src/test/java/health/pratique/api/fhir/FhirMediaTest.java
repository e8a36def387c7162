package health.pratique.api.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** In which form a client reads and writes. */
class FhirMediaTest {

    @Test
    void jsonIsAnsweredToWhoDoesNotCare() {
        assertThat(FhirMedia.answering(null, null)).isEqualTo(FhirMedia.JSON);
        assertThat(FhirMedia.answering(null, "text/html, */*;q=0.8")).isEqualTo(FhirMedia.JSON);
    }

    @Test
    void theFormatParameterGoesBeforeTheHeader() {
        assertThat(FhirMedia.answering("xml", "application/fhir+json")).isEqualTo(FhirMedia.XML);
    }

    @Test
    void aPlusSignThatBecameASpaceIsUnderstood() {
        assertThat(FhirMedia.answering("application/fhir xml", null)).isEqualTo(FhirMedia.XML);
    }

    @Test
    void theFirstFormThatIsThereIsAnswered() {
        assertThat(FhirMedia.answering(null, "text/turtle, application/fhir+xml;q=0.9, application/json"))
                .isEqualTo(FhirMedia.XML);
    }

    @Test
    void aFormThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> FhirMedia.answering(null, "text/turtle"))
                .isInstanceOfSatisfying(FhirRefused.class, refused -> assertThat(refused.status())
                        .isEqualTo(406));
        assertThatThrownBy(() -> FhirMedia.sent("text/plain"))
                .isInstanceOfSatisfying(FhirRefused.class, refused -> assertThat(refused.status())
                        .isEqualTo(415));
    }
}
