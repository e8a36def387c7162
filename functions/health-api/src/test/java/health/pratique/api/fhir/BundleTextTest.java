package health.pratique.api.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.clinical.StoredResource;
import health.pratique.format.fhir.FhirR4;
import java.time.Instant;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.Test;

/** Bundles around text, read by a parser that knows nothing of it. */
class BundleTextTest {

    private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");
    private static final String BASE = "https://api.example/fhir/R4";
    private static final StoredResource PATIENT = new StoredResource(
            "Patient",
            "p1",
            3,
            NOW,
            null,
            null,
            false,
            List.of(),
            "{\"resourceType\":\"Patient\",\"id\":\"p1\",\"active\":true}");

    @Test
    void anEmptyPageIsABundle() {
        Bundle bundle =
                parsed(new BundleText("searchset", BASE, NOW).total(0).link("self", BASE + "/Patient?name=\"a\\"));
        assertThat(bundle.getTotal()).isZero();
        assertThat(bundle.getLink("self").getUrl()).endsWith("name=\"a\\");
        assertThat(bundle.getEntry()).isEmpty();
    }

    @Test
    void aBundleOfNothingAtAllIsABundle() {
        assertThat(parsed(new BundleText("batch-response", BASE, NOW)).getEntry())
                .isEmpty();
    }

    @Test
    void matchesAndIncludesAreToldApart() {
        Bundle bundle = parsed(new BundleText("searchset", BASE, NOW)
                .link("self", BASE)
                .found(PATIENT, PATIENT.json(), "match")
                .found(PATIENT, PATIENT.json(), "include"));
        assertThat(bundle.getEntry())
                .extracting(entry -> entry.getSearch().getMode().toCode())
                .containsExactly("match", "include");
        assertThat(bundle.getEntryFirstRep().getFullUrl()).isEqualTo(BASE + "/Patient/p1");
    }

    @Test
    void anEntryOfATransactionTellsItsVersion() {
        Bundle bundle = parsed(new BundleText("transaction-response", BASE, NOW).answered("201", PATIENT, null, null));
        assertThat(bundle.getEntryFirstRep().getResponse().getEtag()).isEqualTo("W/\"3\"");
        assertThat(bundle.getEntryFirstRep().getResponse().getLocation()).isEqualTo(BASE + "/Patient/p1/_history/3");
    }

    @Test
    void anEntryThatFailedTellsItsOutcome() {
        String outcome = OutcomeText.of(List.of(Issue.of("invalid", "mend it")));
        Bundle bundle = parsed(new BundleText("batch-response", BASE, NOW)
                .answered("400", null, null, outcome)
                .answered("200", PATIENT, PATIENT.json(), null));
        assertThat(bundle.getEntryFirstRep().getResponse().getOutcome()).isNotNull();
        assertThat(bundle.getEntry().get(1).getResource().getIdElement().getIdPart())
                .isEqualTo("p1");
    }

    private static Bundle parsed(BundleText text) {
        return FhirR4.context().newJsonParser().parseResource(Bundle.class, text.toString());
    }
}
