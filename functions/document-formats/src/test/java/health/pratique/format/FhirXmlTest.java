package health.pratique.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.pratique.fault.DocumentRejected;
import health.pratique.fault.ReasonCode;
import health.pratique.format.fhir.FhirR4;
import health.pratique.model.DocumentFormat;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** FHIR in XML: read as its JSON is, rewritten with the same meaning. */
class FhirXmlTest {

    static final String PATIENT = """
            <?xml version="1.0" encoding="UTF-8"?>
            <!-- Ottoline's record -->
            <f:Patient xmlns:f="http://hl7.org/fhir" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://hl7.org/fhir patient.xsd">
              <f:id value="pat-1"/>
              <f:text><f:status value="additional"/><div xmlns="http://www.w3.org/1999/xhtml"><p title="MRN 7731">&#233;t&#233; &amp; <b>Ottoline</b></p></div></f:text>
              <f:contained><f:Organization><f:id value="o1"/><f:name value="Tarnbridge Clinic"/></f:Organization></f:contained>
              <f:extension url="http://example.org/number"><f:valueDecimal value="1.50"/></f:extension>
              <f:identifier><f:type><f:coding><f:code value="MR"/></f:coding></f:type><f:value value="MRN-7731"/></f:identifier>
              <f:active value="true"/>
              <f:name id="n1"><f:family value="Brackenbury"/><f:given value="Ottoline"/><f:given id="g2"><f:extension url="http://example.org/why"><f:valueString value="unknown"/></f:extension></f:given><f:given value="Maud"/></f:name>
              <f:birthDate value="1931-07-19"/>
              <f:multipleBirthInteger value="2"/>
              <f:managingOrganization><f:reference value="#o1"/></f:managingOrganization>
            </f:Patient>
            """;

    private static final String SAME = """
            {"resourceType":"Patient","id":"pat-1",
             "text":{"status":"additional","div":"<div xmlns=\\"http://www.w3.org/1999/xhtml\\"><p title=\\"MRN 7731\\">été &amp; <b>Ottoline</b></p></div>"},
             "contained":[{"resourceType":"Organization","id":"o1","name":"Tarnbridge Clinic"}],
             "extension":[{"url":"http://example.org/number","valueDecimal":1.50}],
             "identifier":[{"type":{"coding":[{"code":"MR"}]},"value":"MRN-7731"}],
             "active":true,
             "name":[{"id":"n1","family":"Brackenbury","given":["Ottoline",null,"Maud"],
              "_given":[null,{"id":"g2","extension":[{"url":"http://example.org/why","valueString":"unknown"}]},null]}],
             "birthDate":"1931-07-19","multipleBirthInteger":2,"managingOrganization":{"reference":"#o1"}}
            """;

    @Test
    void theFieldsAreThoseOfTheSameResourceInJson() {
        OpenedDocument document = open(PATIENT);
        assertThat(document.format()).isEqualTo(DocumentFormat.FHIR_XML);
        assertThat(document.fields()).isEqualTo(open(SAME).fields());
    }

    @Test
    void theFactsAreThoseOfTheSameResourceInJson() {
        assertThat(open(PATIENT).facts()).isEqualTo(open(SAME).facts().as(DocumentFormat.FHIR_XML));
        assertThat(open(PATIENT).facts().patients())
                .containsExactly(new PatientFacts("pat-1", List.of("MRN-7731"), "1931-07-19", null));
    }

    @Test
    void whatIsKeptHasTheSameMeaningAndNoComments() {
        String kept = rewritten(open(PATIENT), FieldEdit.KEEP);
        assertThat(kept)
                .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Patient xmlns=\"http://hl7.org/fhir\">")
                .contains("<valueDecimal value=\"1.50\"/>", "<given id=\"g2\"><extension url=")
                .doesNotContain("Ottoline's record", "schemaLocation", "f:");
        assertThat(open(kept).fields()).isEqualTo(open(PATIENT).fields());
        assertThat(rewritten(open(kept), FieldEdit.KEEP)).isEqualTo(kept);
    }

    @Test
    void elementsStandInTheOrderOfTheirType() {
        String shuffled =
                "<Patient xmlns=\"http://hl7.org/fhir\"><birthDate value=\"1931-07-19\"/><name><given value=\"O\"/>"
                        + "<family value=\"B\"/><use value=\"official\"/></name><id value=\"p\"/></Patient>";
        assertThat(rewritten(open(shuffled), FieldEdit.KEEP))
                .contains(
                        "<Patient xmlns=\"http://hl7.org/fhir\"><id value=\"p\"/><name><use value=\"official\"/>"
                                + "<family value=\"B\"/><given value=\"O\"/></name><birthDate value=\"1931-07-19\"/></Patient>");
    }

    @Test
    void whatIsRemovedIsGone() {
        assertThat(rewritten(open(PATIENT), FieldEdit.REMOVE))
                .doesNotContain("Ottoline", "Brackenbury", "7731", "1931", "Tarnbridge");
    }

    @Property(tries = 200)
    void randomEditsLeaveAValidResource(@ForAll long seed, @ForAll List<String> values) {
        Random random = new Random(seed);
        byte[] edited = open(PATIENT).rewrite(field -> switch (random.nextInt(3)) {
            case 0 -> FieldEdit.KEEP;
            case 1 -> FieldEdit.REMOVE;
            default -> FieldEdit.replace(values.isEmpty() ? "" : values.get(random.nextInt(values.size())));
        });
        DocumentFormats.standard().open(edited, FormatLimits.STANDARD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<nickname value=\"Bob\"/>",
                "<gender value=\"unsure\"/>",
                "<birthDate value=\"1980-13-41\"/>",
                "<active value=\"yes\"/>",
                "<active/>",
                "<birthDate value=\"1980\"/><birthDate value=\"1981\"/>",
                "<birthDate value=\"1980\" nick=\"Bob\"/>",
                "<multipleBirthInteger value=\"1e9\"/>",
                "<extension url=\"http://a.b\"><valueDecimal value=\"1e999999\"/></extension>",
                "John Doe",
                "<name>John</name>",
                "<name xmlns=\"urn:other\"><family value=\"A\"/></name>",
                "<contained/>",
                "<contained><Patient/><Patient/></contained>",
                "<contained><Starship/></contained>",
                "<name><id value=\"a\"/></name>",
                "<text><status value=\"generated\"/><div>no namespace</div></text>"
            })
    void fhirThatBreaksItsRulesIsInvalid(String content) {
        assertRejected(patient(content), ReasonCode.FORMAT_INVALID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE Patient [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><Patient xmlns=\"http://hl7.org/fhir\"><id value=\"a\"/><language value=\"&x;\"/></Patient>",
                "<!DOCTYPE Patient [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><Patient xmlns=\"http://hl7.org/fhir\"><id value=\"&b;\"/></Patient>",
                "<!DOCTYPE Patient SYSTEM \"http://127.0.0.1/x.dtd\"><Patient xmlns=\"http://hl7.org/fhir\"/>",
                "<Patient xmlns=\"http://hl7.org/fhir\"><xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"file:///etc/passwd\"/></Patient>",
                "<Patient xmlns=\"http://hl7.org/fhir\"><id value=\"a\"/>"
            })
    void xmlThatFetchesOrExpandsIsNotOpened(String xml) {
        assertThatThrownBy(() -> open(xml)).isInstanceOf(DocumentRejected.class).hasMessageNotContaining("passwd");
    }

    @Test
    void nestingIsBounded() {
        String deep = "<extension url=\"http://a.b\">".repeat(100) + "</extension>".repeat(100);
        assertRejected(patient(deep), ReasonCode.NESTING_TOO_DEEP);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<p onclick=\"alert(1)\">a</p>",
                "<a href=\"java\tscript:alert(1)\">a</a>",
                "<iframe src=\"http://example.org\"></iframe>",
                "<form action=\"http://example.org\"><input/></form>"
            })
    void aNarrativeThatDoesSomethingIsActiveContent(String markup) {
        String div = "<div xmlns=\"http://www.w3.org/1999/xhtml\">" + markup + "</div>";
        assertRejected(
                patient("<text><status value=\"generated\"/>" + div.replace("\t", "") + "</text>"),
                ReasonCode.ACTIVE_CONTENT);
        assertRejected(
                "{\"resourceType\":\"Patient\",\"text\":{\"status\":\"generated\",\"div\":\""
                        + div.replace("\"", "\\\"").replace("\t", "\\t") + "\"}}",
                ReasonCode.ACTIVE_CONTENT);
    }

    @Test
    void aDocumentTypeInANarrativeOfJsonIsInvalid() {
        assertRejected(
                "{\"resourceType\":\"Patient\",\"text\":{\"status\":\"generated\",\"div\":\"<!DOCTYPE div [<!ENTITY a 'b'>]><div xmlns='http://www.w3.org/1999/xhtml'>&a;</div>\"}}",
                ReasonCode.FORMAT_INVALID);
    }

    @Test
    void hapiReadsWhatIsWritten() {
        FhirR4.parseXmlStrictly(rewritten(open(PATIENT), FieldEdit.replace("[X]")));
    }

    private static String patient(String content) {
        return "<Patient xmlns=\"http://hl7.org/fhir\">" + content + "</Patient>";
    }

    private static String rewritten(OpenedDocument document, FieldEdit edit) {
        return new String(document.rewrite(field -> edit), StandardCharsets.UTF_8);
    }

    private static OpenedDocument open(String text) {
        return DocumentFormats.standard().open(text.getBytes(StandardCharsets.UTF_8), FormatLimits.STANDARD);
    }

    private static void assertRejected(String text, ReasonCode reason) {
        assertThatThrownBy(() -> open(text))
                .isInstanceOfSatisfying(DocumentRejected.class, fault -> assertThat(fault.reason())
                        .isEqualTo(reason));
    }
}
