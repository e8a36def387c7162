package health.pratique.compliance.rule;

import static health.pratique.compliance.Given.document;
import static health.pratique.compliance.Given.ordinaryNote;
import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.compliance.ComplianceRule;
import health.pratique.compliance.Given;
import health.pratique.model.DocumentKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records that need a consent of their own. */
class SensitiveRecordsTest {

    private static final ComplianceRule PSYCHOTHERAPY = new PsychotherapyAuthorization();
    private static final ComplianceRule PART_2 = new Part2Consent();

    private static final String LABELLED = """
            {"resourceType": "Observation", "id": "o", "status": "final",
             "meta": {"security": [{"system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "%s"}]},
             "code": {"text": "Assessment"}, "subject": {"reference": "Patient/p"}}
            """;

    @Test
    void aPsychotherapyNoteNeedsAnAuthorisationOfItsOwn() {
        Given note = ordinaryNote().of(DocumentKind.PSYCHOTHERAPY_NOTE);
        assertThat(PSYCHOTHERAPY.passes(note.facts())).isFalse();
        assertThat(PSYCHOTHERAPY.passes(
                        note.consentedWith("REDACT_PSYCHOTHERAPY").facts()))
                .isFalse();
        assertThat(PSYCHOTHERAPY.passes(
                        note.consentedWith("PSYCHOTHERAPY_AUTHORIZED").facts()))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PSYCHOTHERAPY NOTE\n\nSession 4. We spoke about loss.",
                "Seen today.\n\n  ** Psychotherapy session notes **\nWe spoke about loss.",
                "Psychotherapy Process Note - confidential\nWe spoke about loss."
            })
    void aPsychotherapyNoteIsKnownByItsHeadingWhateverItIsSentAs(String text) {
        assertThat(PSYCHOTHERAPY.passes(document(text).facts())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "She has been going to psychotherapy every week and finds it helpful.",
                "PLAN\nContinue sertraline and psychotherapy. Psychotherapy notes are kept separately by Dr. Vale.",
                "PSYCHIATRY CONSULTATION NOTE\n\nReferred for low mood. Cognitive behavioural therapy advised.",
                "Past history: depression. Psychotherapy: weekly."
            })
    void aPatientInTherapyMakesNoPsychotherapyNote(String text) {
        assertThat(PSYCHOTHERAPY.passes(document(text).facts())).isTrue();
    }

    @Test
    void securityLabelsTell() {
        assertThat(PSYCHOTHERAPY.passes(document(LABELLED.formatted("PSYTHPN")).facts()))
                .isFalse();
        assertThat(PSYCHOTHERAPY.passes(document(LABELLED.formatted("R")).facts()))
                .isTrue();
        assertThat(PART_2.passes(document(LABELLED.formatted("42CFRPart2")).facts()))
                .isFalse();
        assertThat(PART_2.passes(document(LABELLED.formatted("SUD")).facts())).isFalse();
        assertThat(PART_2.passes(document(LABELLED.formatted("N")).facts())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "42 CFR part 2 prohibits unauthorized use or disclosure of these records.",
                "Intake completed.\nProtected by Federal confidentiality rules (42 C.F.R. Part 2).",
                "Disclosure under 42 CFR 2.31 only.",
                "See 42 CFR § 2.32 for the notice."
            })
    void aRecordWithThePart2NoticeNeedsAConsentThatNamesIt(String text) {
        assertThat(PART_2.passes(document(text).facts())).isFalse();
        assertThat(PART_2.passes(
                        document(text).consentedWith("PART_2_CONSENTED").facts()))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "He drinks six beers a day and was counselled on alcohol use disorder.",
                "History of opioid use disorder on buprenorphine 8 mg. Urine drug screen negative.",
                "Record kept under 42 CFR 482.24 and 42 CFR 2000.1.",
                "Room 42, CFR 2 ordered.",
                "Coronary flow reserve 42 CFR 20 percent."
            })
    void ordinaryNotesAboutSubstanceUseAreNoPart2Records(String text) {
        assertThat(PART_2.passes(document(text).facts())).isTrue();
    }
}
