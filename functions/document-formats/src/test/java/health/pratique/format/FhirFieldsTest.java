package health.pratique.format;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.model.DocumentKind;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which places in a resource are shown, and as what. */
class FhirFieldsTest {

    @Test
    void everyPartOfAPatientIsShownAsWhatItIs() {
        assertThat(shown(FhirSamples.patient()))
                .containsExactly(
                        "id RESOURCE_ID pat-1",
                        "meta.lastUpdated DATE 2024-02-03T10:11:12.345+01:00",
                        "meta.source REFERENCE 0b0e3f5c-95d7-4b0e-8d5a-111111111111",
                        "text.div NARRATIVE Ottoline Brackenbury|(MRN 7731) été",
                        "extension[0].valueString PERSON_NAME Wrenfield",
                        "extension[1].valueAddress.city CITY Tarnbridge",
                        "extension[1].valueAddress.state STATE WA",
                        "extension[2].valueString FREE_TEXT knows Ottoline",
                        "identifier[0].value IDENTIFIER 900-11-2233",
                        "identifier[1].type.coding[0].display LABEL Medical record number",
                        "identifier[1].value IDENTIFIER MRN-7731",
                        "name[0].family PERSON_NAME Brackenbury",
                        "name[0].family._.extension[0].valueString PERSON_NAME Bracken",
                        "name[0].given[0] PERSON_NAME Ottoline",
                        "name[0].given[1] PERSON_NAME May",
                        "name[0].given[1]._.id RESOURCE_ID second",
                        "name[0].period.start DATE 1999",
                        "telecom[0].value TELECOM 505-555-0123",
                        "birthDate BIRTH_DATE 1931-07-19",
                        "birthDate._.extension[0].valueDateTime BIRTH_DATE 1931-07-19T04:05:06Z",
                        "deceasedDateTime DATE 2024-01-02",
                        "address[0].extension[0].extension[0].valueDecimal GEOLOCATION 47.10000",
                        "address[0].extension[0].extension[1].valueDecimal GEOLOCATION -122.5",
                        "address[0].line[0] ADDRESS_LINE 12 Foxglove Lane",
                        "address[0].city CITY Tarnbridge",
                        "address[0].district COUNTY Alder",
                        "address[0].state STATE WA",
                        "address[0].postalCode POSTAL_CODE 98999",
                        "address[0].country COUNTRY US",
                        "photo[0] PHOTO image/png",
                        "generalPractitioner[0].reference REFERENCE prac-9",
                        "generalPractitioner[0].display PERSON_NAME Dr. Quillfeather");
    }

    @Test
    void textHiddenInBase64IsOpened() {
        assertThat(shown(FhirSamples.documentReference()))
                .contains(
                        "content[0].attachment.data FREE_TEXT Seen by Dr. Quillfeather on 2024-02-03.|Call"
                                + " 505-555-0199.",
                        "content[0].attachment.title FREE_TEXT note of Ottoline",
                        "content[1].attachment.data FREE_TEXT Ottoline & May|Wrenfield",
                        "content[2].attachment.data.Patient.birthDate BIRTH_DATE 1931-07-19",
                        "content[3].attachment.data ATTACHMENT application/pdf");
    }

    @Test
    void markupThatBeginsWithTextHidesNothing() {
        assertThat(shown("""
            {"resourceType":"Binary","contentType":"text/html","data":"%s"}
            """.formatted(FhirSamples.base64("Dear Ren&eacute;<br>bye"))))
                .containsExactly("data FREE_TEXT Dear René|bye");
    }

    @Test
    void theWordsBesideAReferenceAreWhatItsTargetIs() {
        assertThat(shown(FhirSamples.documentReference()))
                .contains(
                        "subject.display PERSON_NAME Ottoline Brackenbury",
                        "author[0].reference REFERENCE author",
                        "author[1].display PERSON_NAME Dr. Quillfeather",
                        "custodian.display ORGANIZATION Foxglove Hospital",
                        "contained[0].id RESOURCE_ID author");
    }

    @Test
    void referencesOfEveryFormShowTheirIdOnly() {
        assertThat(shown(FhirSamples.observation()))
                .contains("subject.reference REFERENCE pat-1", "encounter.reference REFERENCE E-5512");
    }

    @Test
    void anAgeInYearsIsShownAndAWeightIsNot() {
        assertThat(shown(FhirSamples.observation()))
                .contains("component[0].valueQuantity.value AGE 93")
                .contains("valueQuantity.unit LABEL kg")
                .noneMatch(field -> field.startsWith("valueQuantity.value"));
    }

    @Test
    void codesAndSystemsAreNotShown() {
        assertThat(shown(FhirSamples.bundle()))
                .noneMatch(field ->
                        field.contains("terminology.hl7.org") || field.endsWith(" final") || field.endsWith(" female"));
    }

    @Test
    void theSectionsOfADocumentAreContentAndNoRepetition() {
        String composition = """
            {"resourceType":"Composition","status":"final","type":{"text":"Note"},"date":"2024","author":[{"display":"x"}],
             "title":"Note","text":{"status":"generated","div":"<div xmlns=\\"http://www.w3.org/1999/xhtml\\">all</div>"},
             "section":[{"title":"Plan","text":{"status":"generated","div":"<div xmlns=\\"http://www.w3.org/1999/xhtml\\">rest</div>"}}]}
            """;
        assertThat(shown(composition)).contains("text.div NARRATIVE all", "section[0].text.div FREE_TEXT rest");
    }

    @Test
    void aNarrativeWithMoreThanTheDataIsContent() {
        assertThat(shown("""
            {"resourceType":"Basic","code":{"text":"x"},
             "text":{"status":"additional","div":"<div xmlns=\\"http://www.w3.org/1999/xhtml\\">more</div>"}}
            """)).contains("text.div FREE_TEXT more");
    }

    @Test
    void pathsAreUniqueAndTheSameOnEveryOpening() {
        List<TextField> fields = open(FhirSamples.bundle()).fields();
        assertThat(fields.stream().map(TextField::path)).doesNotHaveDuplicates();
        assertThat(open(FhirSamples.bundle()).fields()).isEqualTo(fields);
    }

    @Test
    void factsNameThePatientTheKindAndWhatIsInside() {
        DocumentFacts facts = open(FhirSamples.bundle()).facts();
        assertThat(facts.patients())
                .containsExactly(
                        new PatientFacts("pat-1", List.of("MRN-7731", "900-11-2233"), "1931-07-19", "2024-01-02"));
        assertThat(facts.subjects()).containsExactly(new PatientFacts("pat-1", List.of(), null, null));
        assertThat(facts.kind()).isEqualTo(DocumentKind.PATIENT_RECORD);
        assertThat(facts.resources()).isEqualTo(counts());
        assertThat(facts.profiles()).containsExactly("http://example.org/fhir/StructureDefinition/kept");
        assertThat(facts.securityLabels()).containsExactly("R");
        assertThat(facts.dates()).contains("2024-02-03", "2024-01-02").doesNotContain("1931-07-19");
        assertThat(facts.attachmentTypes()).containsExactly("application/pdf", "image/png");
        assertThat(facts.proseLength()).isGreaterThan(FhirSamples.NOTE.length());
    }

    private static Map<String, Integer> counts() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (String type :
                new String[] {"Bundle", "Patient", "DocumentReference", "Observation", "Provenance", "Practitioner"}) {
            counts.put(type, 1);
        }
        return counts;
    }

    /** Path below the root, meaning and value, one line a field. */
    private static List<String> shown(String json) {
        return open(json).fields().stream()
                .map(field -> field.path().substring(field.path().indexOf('.') + 1) + " " + field.meaning() + " "
                        + field.value().replace('\n', '|'))
                .toList();
    }

    private static OpenedDocument open(String json) {
        return DocumentFormats.standard().open(json.getBytes(StandardCharsets.UTF_8), FormatLimits.STANDARD);
    }
}
