package health.pratique.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.pratique.fault.DocumentRejected;
import health.pratique.fault.ReasonCode;
import health.pratique.format.fhir.FhirR4;
import health.pratique.model.DocumentFormat;
import health.pratique.model.DocumentKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Resources, one a line. */
class FhirNdjsonTest {

    private static final String PATIENT =
            "{\"resourceType\":\"Patient\",\"id\":\"p1\",\"identifier\":[{\"value\":\"MRN-7731\"}],\"name\":[{\"family\":\"Brackenbury\"}],\"birthDate\":\"1931-07-19\"}";
    private static final String OBSERVATION =
            "{\"resourceType\":\"Observation\",\"id\":\"o1\",\"status\":\"final\",\"code\":{\"text\":\"Pulse\"},\"subject\":{\"reference\":\"Patient/p1\"},\"effectiveDateTime\":\"2024-02-03\",\"valueQuantity\":{\"value\":72.0}}";

    @Test
    void eachLineIsAResource() {
        OpenedDocument document = open(PATIENT + "\r\n\n" + OBSERVATION + "\n");
        assertThat(document.format()).isEqualTo(DocumentFormat.FHIR_NDJSON);
        assertThat(document.fields())
                .contains(
                        new TextField("line[0].Patient.name[0].family", FieldMeaning.PERSON_NAME, "Brackenbury"),
                        new TextField("line[1].Observation.subject.reference", FieldMeaning.REFERENCE, "p1"));
    }

    @Test
    void factsOfAllLinesAreUnited() {
        DocumentFacts facts = open(PATIENT + "\n" + OBSERVATION).facts();
        assertThat(facts.format()).isEqualTo(DocumentFormat.FHIR_NDJSON);
        assertThat(facts.kind()).isEqualTo(DocumentKind.PATIENT_RECORD);
        assertThat(facts.patients()).containsExactly(new PatientFacts("p1", List.of("MRN-7731"), "1931-07-19", null));
        assertThat(facts.subjects()).containsExactly(new PatientFacts("p1", List.of(), null, null));
        assertThat(facts.resources()).containsEntry("Patient", 1).containsEntry("Observation", 1);
        assertThat(facts.dates()).containsExactly("2024-02-03");
    }

    @Test
    void whatIsKeptIsTheSameLineByLine() {
        assertThat(rewritten(open(PATIENT + "\n\n" + OBSERVATION))).isEqualTo(PATIENT + "\n" + OBSERVATION + "\n");
    }

    @Test
    void referencesPointAcrossLinesAfterRewriting() {
        ResourceIds ids = ResourceIds.keyedBy(new byte[32]);
        OpenedDocument document = open(OBSERVATION + "\n" + PATIENT);
        String clean = new String(
                document.rewrite(field -> switch (field.meaning()) {
                    case RESOURCE_ID, REFERENCE -> FieldEdit.replace(ids.surrogate(field.value()));
                    default -> FieldEdit.KEEP;
                }),
                StandardCharsets.UTF_8);
        String surrogate = ids.surrogate("p1");
        assertThat(clean).contains("\"reference\":\"Patient/" + surrogate + "\"", "\"id\":\"" + surrogate + "\"");
        clean.lines().forEach(FhirR4::parseStrictly);
        assertThat(open(clean).fields().stream().map(TextField::path))
                .containsExactlyElementsOf(
                        document.fields().stream().map(TextField::path).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"resourceType\":\"Patient\",\"nickname\":\"Bob\"}",
                "{\"resourceType\":\"Patient\",\"id\":\"a\",\"id\":\"b\"}",
                "{\"resourceType\":\"Patient\"",
                "{\"PatientId\":12}",
                "{\"resourceType\":\"Patient\"} {\"resourceType\":\"Patient\"}",
                "{\"resourceType\":\"Patient\",\"multipleBirthInteger\":1e999999}"
            })
    void oneBadLineMakesTheDocumentInvalid(String bad) {
        assertRejected(PATIENT + "\n" + bad + "\n", FormatLimits.STANDARD, ReasonCode.FORMAT_INVALID);
    }

    @Test
    void aLineOfSomethingElseIsRefused() {
        assertRejected(PATIENT + "\n" + PATIENT + "\nJohn Doe\n", FormatLimits.STANDARD, ReasonCode.FORMAT_UNSUPPORTED);
    }

    @Test
    void valuesAreBoundedOverAllLines() {
        String two = PATIENT + "\n" + PATIENT;
        assertRejected(two, new FormatLimits(10_000, 64, 19), ReasonCode.DOCUMENT_TOO_LARGE);
        assertThat(DocumentFormats.standard()
                        .open(two.getBytes(StandardCharsets.UTF_8), new FormatLimits(10_000, 64, 20))
                        .format())
                .isEqualTo(DocumentFormat.FHIR_NDJSON);
    }

    @Test
    void oneResourceInSeveralLinesIsJson() {
        assertThat(open(PATIENT.replace(",", ",\n")).format()).isEqualTo(DocumentFormat.FHIR_JSON);
        assertThat(open(PATIENT + "\n\n").format()).isEqualTo(DocumentFormat.FHIR_JSON);
        assertThat(open("{\n" + PATIENT.substring(1)).format()).isEqualTo(DocumentFormat.FHIR_JSON);
    }

    private static String rewritten(OpenedDocument document) {
        return new String(document.rewrite(field -> FieldEdit.KEEP), StandardCharsets.UTF_8);
    }

    private static OpenedDocument open(String text) {
        return DocumentFormats.standard().open(text.getBytes(StandardCharsets.UTF_8), FormatLimits.STANDARD);
    }

    private static void assertRejected(String text, FormatLimits limits, ReasonCode reason) {
        assertThatThrownBy(() -> DocumentFormats.standard().open(text.getBytes(StandardCharsets.UTF_8), limits))
                .isInstanceOfSatisfying(DocumentRejected.class, fault -> assertThat(fault.reason())
                        .isEqualTo(reason));
    }
}
