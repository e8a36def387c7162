package health.pratique.compliance.rule;

import static health.pratique.compliance.Given.document;
import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.compliance.ComplianceRule;
import health.pratique.model.DocumentKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules about what a document says: profiles, dates, completeness. */
class ContentRulesTest {

    private static final ComplianceRule CLAIMS = new ClaimedProfilesMet();
    private static final ComplianceRule MEANING = new MeaningfulResources();
    private static final ComplianceRule DATES = new PlausibleDates();
    private static final ComplianceRule COMPLETE = new CompleteContent();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"valueString\": \"4\"",
                "\"component\": [{\"code\": {\"text\": \"a\"}, \"valueString\": \"1\"}]",
                "\"dataAbsentReason\": {\"text\": \"unknown\"}"
            })
    void aClaimedProfileIsMetByAnyOfItsChoices(String value) {
        assertThat(CLAIMS.passes(document(observation(value)).facts())).isTrue();
    }

    @Test
    void anObservationThatClaimsUsCoreHasAResult() {
        assertThat(CLAIMS.passes(document(observation("\"note\": [{\"text\": \"none\"}]"))
                        .facts()))
                .isFalse();
    }

    @Test
    void aPatientThatClaimsUsCoreHasNameIdentifierAndGender() {
        String claim = "{\"resourceType\": \"Patient\", \"id\": \"p\", \"meta\": {\"profile\": "
                + "[\"http://hl7.org/fhir/us/core/StructureDefinition/us-core-patient\"]}, %s}";
        String name = "\"name\": [{\"family\": \"Vale\"}], \"identifier\": [{\"value\": \"1\"}]";
        assertThat(CLAIMS.passes(document(claim.formatted(name)).facts())).isFalse();
        assertThat(CLAIMS.passes(document(claim.formatted(name + ", \"gender\": \"female\""))
                        .facts()))
                .isTrue();
    }

    @Test
    void whatClaimsNothingIsHeldToNoProfile() {
        assertThat(CLAIMS.passes(document("{\"resourceType\": \"Patient\", \"id\": \"p\", \"gender\": \"male\"}")
                        .facts()))
                .isTrue();
    }

    @Test
    void aClinicalStatementSaysWhatAndAboutWhom() {
        String condition = "{\"resourceType\": \"Condition\", \"id\": \"c\", \"code\": {\"text\": \"Asthma\"}%s}";
        assertThat(MEANING.passes(document(condition.formatted("")).facts())).isFalse();
        assertThat(MEANING.passes(document(condition.formatted(", \"subject\": {\"reference\": \"Patient/p\"}"))
                        .facts()))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "1961-03-14, , true",
        "1901, , true",
        "1961-03-14, 2025-12-30, true",
        "1961, 1961-02, true",
        "1899-12-31, , false",
        "2026-04-01, , false",
        "1961-03-14, 1961-03-13, false",
        "1961-03-14, 2027, false"
    })
    void aPatientIsBornSince1900AndDiesAfterwards(String birth, String death, boolean plausible) {
        String deceased = death == null ? "" : ", \"deceasedDateTime\": \"" + death + "\"";
        assertThat(DATES.passes(document("{\"resourceType\": \"Patient\", \"id\": \"p\", \"birthDate\": \"" + birth
                                + "\"" + deceased + "}")
                        .facts()))
                .isEqualTo(plausible);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-04T01:00:00+14:00, true",
        "2020, true",
        "1980-01-01, true",
        "1979-05-01, false",
        "2026-03-20, false",
        "1820-01-01, false"
    })
    void whatWasObservedLiesBetweenPregnancyAndToday(String observed, boolean plausible) {
        assertThat(DATES.passes(document("""
            {"resourceType": "Bundle", "type": "collection", "entry": [
              {"resource": {"resourceType": "Patient", "id": "p", "birthDate": "1980-04-01"}},
              {"resource": {"resourceType": "Observation", "id": "o", "status": "final",
               "code": {"text": "a"}, "effectiveDateTime": "%s"}}]}
            """.formatted(observed)).facts())).isEqualTo(plausible);
    }

    @ParameterizedTest
    @CsvSource({"20260301101500, true", "19800101, true", "19780501, false", "20260320, false"})
    void whatAnHl7MessageReportsIsHeldAgainstTheSameDates(String observed, boolean plausible) {
        assertThat(DATES.passes(document("""
                                        MSH|^~\\&|LAB|Hill|EHR|Hill|20260302101500||ORU^R01^ORU_R01|7|P|2.5.1
                                        PID|1||4471^^^HILL^MR||Vale^Ada||19800401|F
                                        OBR|1|A1|B1|8867-4^Pulse^LN|||%s
                                        OBX|1|NM|8867-4^Pulse^LN||72|/min^per minute^UCUM|||||F|||%s
                                        """.formatted(observed, observed)).facts()))
                .isEqualTo(plausible);
    }

    @ParameterizedTest
    @CsvSource({"20250301, true", "19720501, false"})
    void whatACdaDocumentStatesIsHeldAgainstTheSameDates(String onset, boolean plausible) {
        assertThat(DATES.passes(document("""
                                        <ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
                                          <recordTarget><patientRole><id root="2.999" extension="4471"/>
                                            <patient><birthTime value="19800401"/></patient></patientRole></recordTarget>
                                          <component><structuredBody><component><section>
                                            <templateId root="2.16.840.1.113883.10.20.22.2.5.1"/>
                                            <code code="11450-4" codeSystem="2.16.840.1.113883.6.1"/>
                                            <title>Problems</title><text>Asthma</text>
                                            <entry><act classCode="ACT" moodCode="EVN">
                                              <templateId root="2.16.840.1.113883.10.20.22.4.3"/>
                                              <code code="CONC" codeSystem="2.16.840.1.113883.5.6"/><statusCode code="active"/>
                                              <entryRelationship typeCode="SUBJ"><observation classCode="OBS" moodCode="EVN">
                                                <templateId root="2.16.840.1.113883.10.20.22.4.4"/>
                                                <code code="55607006" codeSystem="2.16.840.1.113883.6.96"/>
                                                <statusCode code="completed"/>
                                                <effectiveTime><low value="%s"/></effectiveTime>
                                                <value xsi:type="CD" code="195967001" codeSystem="2.16.840.1.113883.6.96"/>
                                              </observation></entryRelationship>
                                            </act></entry>
                                          </section></component></structuredBody></component>
                                        </ClinicalDocument>
                                        """.formatted(onset)).facts())).isEqualTo(plausible);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DOB: 03/14/1961. Seen today. Follow-up on 11/30/2027.",
                "Born 7 September 1979, seen for a thyroid nodule.",
                "Admitted: 02/11/2026    Discharged: 02/16/2026\nRecovered well.",
                "Admitted on 03/11/2025 and discharged on 01/12/2025 under the care of the ward, written day first.",
                "Date of birth 31/12/1950. Discharge date: pending.",
                "Admitted 01/05/2026, discharged 01/07/2026, admitted 12/01/2025.",
                "Expires 12/31/2099."
            })
    void datesOfOrdinaryNotesArePlausible(String text) {
        assertThat(DATES.passes(document(text).facts())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DOB: 03/14/2061. Seen today for a cough.",
                "Date of birth: 1872-01-02. Seen today for a cough.",
                "Admission date: 02/16/2026\nDischarge date: 02/11/2026\nRecovered well.",
                "Born on March 3, 2091, seen for a cough."
            })
    void datesThatCannotBeAreNot(String text) {
        assertThat(DATES.passes(document(text).facts())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Patient is fine today.",
                "CHIEF COMPLAINT\n\n"
                        + "Cough.\n\n"
                        + "REVIEW OF SYSTEMS\n\n"
                        + "CONSTITUTIONAL:\n"
                        + "No fever.\n\n"
                        + "PLAN:\n"
                        + "Rest and fluids",
                "Patient: Ada Vale  DOB: 03/14/1961. Admitted with chest pain, ruled out for infarction, sent home.",
                "The text ended there (the tape was cut off by the patient). Plan: repeat."
            })
    void ordinaryNotesAreComplete(String text) {
        for (DocumentKind kind : new DocumentKind[] {DocumentKind.PROGRESS_NOTE, DocumentKind.OTHER}) {
            assertThat(COMPLETE.passes(document(text).of(kind).facts())).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Seen for cough and fever. Chest clear on auscul [truncated]",
                "Seen for cough and fever. <<message clipped after 4000 characters>>",
                "ok",
                "HISTORY:\n\nEXAMINATION:\n\nASSESSMENT:\n\nPLAN:\n"
            })
    void cutOrEmptyNotesAreNot(String text) {
        assertThat(COMPLETE.passes(document(text).facts())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MSH|^~\\&|A|B|C|D|20260303100000||ADT^A01^ADT_A01|7|P|2.5.1\rPID|1||P-1^^^H^MR||Vale^Ada\rPV1|1|I\r",
                "mrn,ldl,hdl\nP-1,118,54\nP-1,96,57\n"
            })
    void fieldsAndFiguresAreABodyWithoutWordsUnlessANarrativeIsPromised(String content) {
        assertThat(COMPLETE.passes(
                        document(content).of(DocumentKind.LABORATORY_REPORT).facts()))
                .isTrue();
        assertThat(COMPLETE.passes(
                        document(content).of(DocumentKind.DISCHARGE_SUMMARY).facts()))
                .isFalse();
    }

    @Test
    void textCutAtAColumnSizeInMidWordIsNotComplete() {
        String text = "The patient was seen again. ".repeat(200).substring(0, 3_998) + "an";
        assertThat(COMPLETE.passes(document(text).facts())).isFalse();
        assertThat(COMPLETE.passes(document(text + "d was sent home.").facts())).isTrue();
    }

    @Test
    void aDischargeSummaryHasABody() {
        String head = """
            DISCHARGE SUMMARY

            Patient: Ada Vale          MRN: 77-40213-8
            DOB: 03/14/1961     Sex: F
            Admitted: 02/11/2026    Discharged: 02/16/2026
            Attending: Dr. Tobias Venn, MD

            HOSPITAL COURSE

            """;
        assertThat(COMPLETE.passes(
                        document(head).of(DocumentKind.DISCHARGE_SUMMARY).facts()))
                .isFalse();
        assertThat(COMPLETE.passes(document(head + "Treated for pneumonia and sent home with amoxicillin.")
                        .of(DocumentKind.DISCHARGE_SUMMARY)
                        .facts()))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"resourceType\": \"Bundle\", \"id\": \"b\", \"type\": \"collection\"}",
                "{\"resourceType\": \"Composition\", \"id\": \"c\", \"status\": \"final\", \"section\": [{\"title\":"
                        + " \"Plan\"}]}",
                "{\"resourceType\": \"DocumentReference\", \"id\": \"d\", \"status\": \"current\", \"content\":"
                        + " [{\"attachment\": {\"contentType\": \"text/plain\"}}]}"
            })
    void resourcesOfNothingAreNotComplete(String json) {
        assertThat(COMPLETE.passes(document(json).facts())).isFalse();
    }

    @Test
    void aSectionMaySayWhyItIsEmpty() {
        assertThat(COMPLETE.passes(document("""
            {"resourceType": "Composition", "id": "c", "status": "final",
             "section": [{"title": "Allergies", "emptyReason": {"text": "none known"}}]}
            """).facts())).isTrue();
    }

    private static String observation(String value) {
        return """
            {"resourceType": "Observation", "id": "o", "status": "final",
             "meta": {"profile": ["http://hl7.org/fhir/us/core/StructureDefinition/us-core-observation-lab"]},
             "code": {"text": "Pain"}, "subject": {"reference": "Patient/p"}, %s}
            """.formatted(value);
    }
}
