package health.pratique.consent.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.consent.ConsentAnswer;
import health.pratique.consent.ConsentAnswer.Denied;
import health.pratique.consent.ConsentAnswer.Permitted;
import health.pratique.consent.ConsentDecisions;
import health.pratique.consent.ConsentDraft;
import health.pratique.consent.ConsentProvision;
import health.pratique.consent.ConsentQuestion;
import health.pratique.consent.ConsentReference;
import health.pratique.model.Document;
import health.pratique.model.DocumentFormat;
import health.pratique.model.DocumentId;
import health.pratique.model.DocumentKind;
import health.pratique.model.ObjectLocation;
import health.pratique.model.PipelineState;
import health.pratique.model.PurposeOfUse;
import health.pratique.model.ReleasePolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The consent of docs/consent.md, asked as the pipeline asks. */
class ConsentSampleTest {

    private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");

    private ConsentDraft consent;

    @BeforeEach
    void read() throws IOException {
        byte[] sample = Files.readAllBytes(Path.of("..", "..", "docs", "samples", "consent.json"));
        consent = new FhirConsent(ConsentExample.TOKENS).read(ConsentExample.HARBOR, null, sample);
    }

    @Test
    void researchOnADischargeSummaryIsPermittedWithoutWhatItSaysOfHiv() {
        assertThat(answer(DocumentKind.DISCHARGE_SUMMARY, PurposeOfUse.HRESCH))
                .isInstanceOfSatisfying(Permitted.class, permitted -> assertThat(permitted.obligations())
                        .containsExactly("REDACT_HIV"));
    }

    @Test
    void researchOnAConsultationNoteAndAllElseIsRefused() {
        assertThat(answer(DocumentKind.CONSULTATION_NOTE, PurposeOfUse.HRESCH)).isInstanceOf(Denied.class);
        assertThat(answer(DocumentKind.DISCHARGE_SUMMARY, PurposeOfUse.TREAT)).isInstanceOf(Denied.class);
    }

    private ConsentAnswer answer(DocumentKind kind, PurposeOfUse purpose) {
        ConsentProvision said = new ConsentProvision(
                ConsentExample.HARBOR, new ConsentReference(new UUID(1, 1), 1), consent.rule(), NOW);
        Document document = new Document(
                new DocumentId("0".repeat(32)),
                ConsentExample.HARBOR,
                consent.subject(),
                DocumentFormat.TEXT,
                kind,
                purpose,
                "ehr-a",
                ReleasePolicy.SAFE_HARBOR,
                new ObjectLocation("intake", "intake/harbor-clinic/note.txt", "1"),
                "0".repeat(64),
                1_234,
                NOW);
        return ConsentDecisions.decide(
                List.of(said), ConsentQuestion.of(PipelineState.accepted("run-1", document)), NOW);
    }
}
