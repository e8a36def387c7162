package health.pratique.consent.fhir;

import static health.pratique.consent.fhir.ConsentExample.HARBOR;
import static health.pratique.consent.fhir.ConsentExample.TOKENS;
import static health.pratique.consent.fhir.ConsentExample.purpose;
import static health.pratique.consent.fhir.ConsentExample.read;
import static health.pratique.consent.fhir.ConsentExample.typed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import health.pratique.consent.ConsentDraft;
import health.pratique.consent.ConsentPeriod;
import health.pratique.consent.ConsentProvision;
import health.pratique.consent.ConsentReference;
import health.pratique.consent.ConsentStatement;
import health.pratique.consent.StoredConsent;
import health.pratique.format.fhir.FhirCheck;
import health.pratique.format.fhir.FhirR4;
import health.pratique.format.json.JsonObject;
import health.pratique.format.json.JsonReader;
import health.pratique.model.DocumentKind;
import health.pratique.model.PurposeOfUse;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Consents on record, given out as FHIR R4. */
class ConsentResourceTest {

    private static final ConsentReference REFERENCE = new ConsentReference(new UUID(1, 2), 3);
    private static final Instant RECORDED = Instant.parse("2026-03-05T06:07:08.123456Z");

    @Test
    void aConsentThatCameAsFhirIsGivenOutUnderItsIdAndVersion() {
        ConsentDraft draft = read(typed("{\"type\": \"permit\", " + purpose("HRESCH") + "}"));
        StoredConsent stored = new StoredConsent(
                REFERENCE, draft.subject(), "active", RECORDED, draft.resource(), draft.sourceSha256(), List.of());

        String json = ConsentResource.of(stored);

        assertThat(json)
                .contains(
                        "\"id\":\"" + REFERENCE.id() + "\"",
                        "\"versionId\":\"3\"",
                        "\"lastUpdated\":\"2026-03-05T06:07:08.123Z\"");
        assertThat(read(json).rule()).isEqualTo(draft.rule());
    }

    @Test
    void whatWasRecordedStatementByStatementIsValidFhirToo() {
        ConsentStatement permit = ConsentStatement.permit()
                .forPurpose(PurposeOfUse.HRESCH)
                .during(ConsentPeriod.parse("2026-01-01", "2030-12-31"))
                .obliging(List.of("REDACT_HIV"));
        ConsentStatement refusal = ConsentStatement.deny().ofKind(DocumentKind.DISCHARGE_SUMMARY);
        StoredConsent stored = new StoredConsent(
                REFERENCE,
                TOKENS.token(HARBOR, "H-1"),
                "active",
                RECORDED,
                null,
                null,
                List.of(
                        new ConsentProvision(HARBOR, REFERENCE, permit, RECORDED),
                        new ConsentProvision(HARBOR, REFERENCE, refusal, RECORDED)));

        String json = ConsentResource.of(stored);

        assertThatCode(() -> {
                    FhirCheck.require((JsonObject) JsonReader.read(json, 50, 1_000), "");
                    FhirR4.parseStrictly(json);
                })
                .doesNotThrowAnyException();
        assertThat(json).contains("HRESCH", "18842-5", "REDACT_HIV", "2030-12-31T23:59:59.999Z");
    }
}
