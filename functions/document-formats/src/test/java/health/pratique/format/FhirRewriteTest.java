package health.pratique.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What edits do to a resource. */
class FhirRewriteTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void keepingEverythingChangesNothing() throws IOException {
        assertThat(rewritten(FhirSamples.bundle(), field -> FieldEdit.KEEP))
                .isEqualTo(JSON.readTree(FhirSamples.bundle()));
    }

    @Test
    void numbersStayToTheDigit() {
        assertThat(text(FhirSamples.bundle(), field -> FieldEdit.KEEP))
                .contains("\"value\":70.50", "\"valueDecimal\":47.10000", "\"valueDecimal\":1.50");
    }

    @Test
    void theEditSeesExactlyTheFieldsInTheirOrder() {
        List<TextField> seen = new ArrayList<>();
        OpenedDocument bundle = open(FhirSamples.bundle());
        bundle.rewrite(field -> {
            seen.add(field);
            return FieldEdit.REMOVE;
        });
        assertThat(seen).isEqualTo(bundle.fields());
    }

    @Test
    void nothingShownSurvivesItsRemoval() throws IOException {
        JsonNode bundle = rewritten(FhirSamples.bundle(), field -> FieldEdit.REMOVE);
        JsonNode patient = bundle.at("/entry/0/resource");
        assertThat(patient.toString()).isEqualTo("""
                        {"resourceType":"Patient","meta":{"profile":["http://example.org/fhir/StructureDefinition/kept"],\
                        "security":[{"system":"http://terminology.hl7.org/CodeSystem/v3-Confidentiality","code":"R"}]},\
                        "extension":[{"url":"http://example.org/number","valueDecimal":1.5}],\
                        "identifier":[{"system":"http://example.org/ssn"},\
                        {"type":{"coding":[{"code":"MR"}]},"system":"http://example.org/mrn"}],\
                        "name":[{"use":"official"}],"telecom":[{"system":"phone","use":"home"}],"gender":"female"}""");
        open(FhirSamples.bundle()).fields().stream()
                .filter(field -> field.value().length() > 4 && field.meaning() != FieldMeaning.ATTACHMENT)
                .filter(field -> field.meaning() != FieldMeaning.PHOTO)
                .forEach(field -> assertThat(bundle.toString()).doesNotContain(field.value()));
    }

    @Test
    void aRequiredElementThatIsRemovedIsMasked() throws IOException {
        JsonNode bundle = rewritten(FhirSamples.bundle(), field -> FieldEdit.REMOVE);
        JsonNode provenance = bundle.at("/entry/3/resource");
        assertThat(provenance.at("/_recorded/extension/0/valueCode").asText()).isEqualTo("masked");
        assertThat(provenance.at("/target/0/extension/0/valueCode").asText()).isEqualTo("masked");
        assertThat(bundle.at("/entry/0/request/_url/extension/0/valueCode").asText())
                .isEqualTo("masked");
    }

    @Test
    void aYearFitsEveryTypeOfDate() throws IOException {
        JsonNode bundle = rewritten(
                FhirSamples.bundle(),
                field -> dates().contains(field.meaning())
                        ? FieldEdit.replace(field.value().substring(0, 4))
                        : FieldEdit.KEEP);
        assertThat(bundle.at("/entry/0/resource/birthDate").asText()).isEqualTo("1931");
        assertThat(bundle.at("/entry/0/resource/deceasedDateTime").asText()).isEqualTo("2024");
        assertThat(bundle.at("/entry/0/resource/meta/lastUpdated").asText()).isEqualTo("2024-01-01T00:00:00Z");
    }

    @Test
    void whatIsNoDateRemovesTheDate() throws IOException {
        JsonNode patient = rewritten(
                FhirSamples.patient(),
                field -> dates().contains(field.meaning()) ? FieldEdit.replace("[DATE]") : FieldEdit.KEEP);
        assertThat(patient.has("birthDate")).isFalse();
        assertThat(patient.at("/meta").has("lastUpdated")).isFalse();
        assertThat(patient.at("/name/0").has("period")).isFalse();
    }

    @Test
    void idsChangeAndReferencesKeepPointing() throws IOException {
        ResourceIds ids = ResourceIds.keyedBy("key".getBytes(StandardCharsets.UTF_8));
        JsonNode bundle = rewritten(
                FhirSamples.bundle(),
                field -> ids().contains(field.meaning())
                        ? FieldEdit.replace(ids.surrogate(field.value()))
                        : FieldEdit.KEEP);
        String patient = ids.surrogate("pat-1");
        String uuid = "urn:uuid:" + ids.surrogate("6f1f2d3c-0000-4000-8000-000000000001");
        assertThat(bundle.at("/entry/0/resource/id").asText()).isEqualTo(patient);
        assertThat(bundle.at("/entry/0/request/url").asText()).isEqualTo("Patient/" + patient);
        assertThat(bundle.at("/entry/0/fullUrl").asText()).isEqualTo(uuid);
        assertThat(bundle.at("/entry/1/resource/subject/reference").asText()).isEqualTo(uuid);
        assertThat(bundle.at("/entry/1/resource/author/0/reference").asText())
                .isEqualTo("#" + bundle.at("/entry/1/resource/contained/0/id").asText());
        assertThat(bundle.at("/entry/2/resource/subject/reference").asText())
                .startsWith("http://fhir.example.org/r4/Patient/" + patient + "/_history/");
        assertThat(bundle.at("/entry/0/request/ifNoneExist").asText())
                .isEqualTo("identifier=http://example.org/mrn|" + ids.surrogate("MRN-7731"));
        assertThat(bundle.toString()).doesNotContain("pat-1", "6f1f2d3c");
    }

    @Test
    void editedNotesAreEncodedAgainWithTheirSizeAndHash() throws IOException {
        JsonNode reference = rewritten(
                FhirSamples.documentReference(),
                field -> field.path().endsWith("attachment.data")
                                && field.meaning().prose()
                        ? FieldEdit.replace("clean")
                        : FieldEdit.KEEP);
        JsonNode note = reference.at("/content/0/attachment");
        assertThat(decoded(note)).isEqualTo("clean");
        assertThat(note.get("size").asInt()).isEqualTo(5);
        assertThat(note.get("hash").asText()).isEqualTo("ahzsRerzezThsdiRMNd0b+QAY0Y=");
        assertThat(note.get("contentType").asText()).isEqualTo("text/plain; charset=utf-8");
        JsonNode markup = reference.at("/content/1/attachment");
        assertThat(decoded(markup)).isEqualTo("clean");
        assertThat(markup.get("contentType").asText()).isEqualTo("text/plain; charset=utf-8");
    }

    @Test
    void aResourceInsideAnAttachmentIsEditedLikeTheRest() throws IOException {
        JsonNode reference = rewritten(
                FhirSamples.documentReference(),
                field -> field.meaning() == FieldMeaning.BIRTH_DATE ? FieldEdit.replace("1931") : FieldEdit.KEEP);
        assertThat(decoded(reference.at("/content/2/attachment")))
                .isEqualTo("{\"resourceType\":\"Patient\",\"birthDate\":\"1931\"}");
    }

    @Test
    void whatIsNotOpenedGoesWithWhatDescribesIt() throws IOException {
        JsonNode reference = rewritten(
                FhirSamples.documentReference(),
                field -> field.meaning() == FieldMeaning.ATTACHMENT ? FieldEdit.replace("ignored") : FieldEdit.KEEP);
        assertThat(reference.at("/content/3/attachment").toString()).isEqualTo("{\"contentType\":\"application/pdf\"}");
    }

    @Test
    void oneOfTwoGivenNamesGoesAndTheOtherKeepsItsExtension() throws IOException {
        JsonNode patient = rewritten(
                FhirSamples.patient(), field -> field.value().equals("Ottoline") ? FieldEdit.REMOVE : FieldEdit.KEEP);
        assertThat(patient.at("/name/0/given").toString()).isEqualTo("[\"May\"]");
        assertThat(patient.at("/name/0/_given").toString()).isEqualTo("[{\"id\":\"second\"}]");
        JsonNode other = rewritten(
                FhirSamples.patient(), field -> field.value().equals("May") ? FieldEdit.REMOVE : FieldEdit.KEEP);
        assertThat(other.at("/name/0/given").toString()).isEqualTo("[\"Ottoline\",null]");
        assertThat(other.at("/name/0/_given").toString()).isEqualTo("[null,{\"id\":\"second\"}]");
    }

    @Test
    void aNarrativeIsMadeAgainFromPlainTextOrGoesWhole() throws IOException {
        JsonNode patient = rewritten(
                FhirSamples.patient(),
                field ->
                        field.meaning() == FieldMeaning.NARRATIVE ? FieldEdit.replace("a <b> & c\nd") : FieldEdit.KEEP);
        assertThat(patient.at("/text/div").asText())
                .isEqualTo("<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>a &lt;b&gt; &amp; c<br/>d</p></div>");
        assertThat(rewritten(
                                FhirSamples.patient(),
                                field -> field.meaning() == FieldMeaning.NARRATIVE ? FieldEdit.REMOVE : FieldEdit.KEEP)
                        .has("text"))
                .isFalse();
    }

    @Test
    void anAgeCappedAtNinetyMeansNinetyOrOlder() throws IOException {
        JsonNode observation = rewritten(
                FhirSamples.observation(),
                field -> field.meaning() == FieldMeaning.AGE ? FieldEdit.replace("90+") : FieldEdit.KEEP);
        assertThat(observation.at("/component/0/valueQuantity").toString())
                .isEqualTo("{\"value\":90,\"unit\":\"years\",\"system\":\"http://unitsofmeasure.org\",\"code\":\"a\","
                        + "\"comparator\":\">=\"}");
    }

    @Test
    void surrogatesDifferByKeyAndAreValidIds() {
        String one = ResourceIds.keyedBy(new byte[] {1}).surrogate("pat-1");
        assertThat(one)
                .matches("[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
                .isEqualTo(ResourceIds.keyedBy(new byte[] {1}).surrogate("pat-1"))
                .isNotEqualTo(ResourceIds.keyedBy(new byte[] {2}).surrogate("pat-1"))
                .isNotEqualTo(ResourceIds.keyedBy(new byte[] {1}).surrogate("pat-2"));
    }

    private static Set<FieldMeaning> dates() {
        return EnumSet.of(FieldMeaning.DATE, FieldMeaning.BIRTH_DATE);
    }

    private static Set<FieldMeaning> ids() {
        return EnumSet.of(FieldMeaning.RESOURCE_ID, FieldMeaning.REFERENCE);
    }

    private static String decoded(JsonNode attachment) {
        return new String(Base64.getDecoder().decode(attachment.get("data").asText()), StandardCharsets.UTF_8);
    }

    private static JsonNode rewritten(String json, Function<TextField, FieldEdit> edit) throws IOException {
        return JSON.readTree(text(json, edit));
    }

    private static String text(String json, Function<TextField, FieldEdit> edit) {
        return new String(open(json).rewrite(edit), StandardCharsets.UTF_8);
    }

    private static OpenedDocument open(String json) {
        return DocumentFormats.standard().open(json.getBytes(StandardCharsets.UTF_8), FormatLimits.STANDARD);
    }
}
