package health.pratique.format;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.format.Withholding.Withheld;
import health.pratique.format.sensitive.KeptBack;
import health.pratique.format.sensitive.SensitiveTopic;
import health.pratique.model.DocumentFormat;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a patient keeps back leaves a document of each format, and the rest stays a document of that format. */
class WithholdingTest {

    private static final Withholding SUBSTANCE_USE =
            new Withholding(new KeptBack(Set.of(SensitiveTopic.SUBSTANCE_USE)));

    private static final String BUNDLE = """
            {"resourceType":"Bundle","type":"collection","entry":[
             {"fullUrl":"urn:uuid:1b4e28ba-2fa1-41d2-883f-0016d3cca427","resource":{"resourceType":"Patient","id":"p"}},
             {"fullUrl":"http://ehr.example/Condition/c1","resource":{"resourceType":"Condition","id":"c1",
              "subject":{"reference":"Patient/p"},
              "code":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10-cm","code":"F11.20"}]}}},
             {"resource":{"resourceType":"Condition","id":"c2","subject":{"reference":"Patient/p"},
              "code":{"text":"Asthma"},"note":[{"text":"Worse in spring. He used cocaine in May."}]}},
             {"resource":{"resourceType":"CarePlan","id":"l","status":"active","intent":"plan",
              "subject":{"reference":"Patient/p"},"addresses":[{"reference":"Condition/c2"}]}}]}""";

    private static final String MESSAGE = """
            MSH|^~\\&|LAB|HARBOR|EHR|HARBOR|20260301080000||ORU^R01|M1|P|2.5.1
            PID|1||H-1^^^HARBOR^MR||Rivers^Ana
            OBR|1|||5643-2^Ethanol^LN
            OBX|1|NM|5643-2^Ethanol^LN||120|mg/dL|||||F
            NTE|1||Taken at 22:00
            OBR|2|||2345-7^Glucose^LN
            OBX|2|NM|2345-7^Glucose^LN||99|mg/dL|||||F
            DG1|1||F10.20^Dependence^I10|||A
            DG1|2||J45.909^Asthma^I10|||A
            """.replace('\n', '\r');

    private static OpenedDocument open(String content) {
        return DocumentFormats.standard().open(content.getBytes(StandardCharsets.UTF_8), FormatLimits.STANDARD);
    }

    private static String text(OpenedDocument document) {
        return new String(document.rewrite(field -> FieldEdit.KEEP), StandardCharsets.UTF_8);
    }

    @Test
    void aResourceWithACodeOfTheTopicLeavesItsBundle() {
        Withheld withheld = SUBSTANCE_USE.from(open(BUNDLE));
        assertThat(text(withheld.document()))
                .doesNotContain("F11.20", "cocaine")
                .contains("Asthma", "Worse in spring.");
        assertThat(withheld.document().format()).isEqualTo(DocumentFormat.FHIR_JSON);
        assertThat(withheld.parts()).isEqualTo(2);
        assertThat(SUBSTANCE_USE.remains(withheld.document())).isFalse();
    }

    @Test
    void aResourceThatIsLabelledWithTheTopicLeavesItsBundle() {
        String labelled = BUNDLE.replace(
                "\"id\":\"c2\",",
                "\"id\":\"c2\",\"meta\":{\"security\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/v3-ActCode\",\"code\":\"ETH\"}]},");
        assertThat(text(SUBSTANCE_USE.from(open(labelled)).document())).doesNotContain("Asthma", "ETH", "Condition/c2");
    }

    @Test
    void aDocumentThatIsOneResourceOfTheTopicKeepsItAndSaysSo() {
        OpenedDocument one = open("""
                {"resourceType":"Condition","subject":{"display":"Ana"},
                 "code":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10-cm","code":"F11.20"}]}}""");
        assertThat(SUBSTANCE_USE.remains(SUBSTANCE_USE.from(one).document())).isTrue();
    }

    @Test
    void linesOfABulkExportGoOneByOne() {
        Withheld withheld = SUBSTANCE_USE.from(open("""
                {"resourceType":"Patient","id":"p"}
                {"resourceType":"Condition","id":"c","subject":{"reference":"Patient/p"},"code":{"text":"Alcohol dependence"}}
                {"resourceType":"Condition","id":"d","subject":{"reference":"Patient/p"},"code":{"text":"Asthma"}}
                """));
        assertThat(text(withheld.document()).lines()).hasSize(2);
        assertThat(withheld.document().format()).isEqualTo(DocumentFormat.FHIR_NDJSON);
    }

    @Test
    void aResourceInXmlLeavesItsBundle() {
        Withheld withheld = SUBSTANCE_USE.from(open("""
                <Bundle xmlns="http://hl7.org/fhir"><type value="collection"/>
                <entry><resource><Patient><id value="p"/></Patient></resource></entry>
                <entry><resource><Condition><code><coding><system value="http://snomed.info/sct"/><code value="75544000"/></coding></code>
                <subject><reference value="Patient/p"/></subject></Condition></resource></entry></Bundle>"""));
        assertThat(text(withheld.document())).doesNotContain("75544000").contains("<Patient");
        assertThat(withheld.document().format()).isEqualTo(DocumentFormat.FHIR_XML);
    }

    @Test
    void anOrderOfTheTopicGoesWithItsResultsAndItsNotes() {
        String left = text(SUBSTANCE_USE.from(open(MESSAGE)).document());
        assertThat(left).doesNotContain("Ethanol", "Taken at", "F10.20").contains("Glucose", "J45.909");
    }

    @Test
    void anEntryOfACdaDocumentGoesAndItsSectionStays() {
        OpenedDocument document = open(CdaSamples.summary()
                .replace("code=\"30525-0\"", "code=\"5640-8\"")
                .replace("displayName=\"Age\"", "displayName=\"Level\""));
        Withheld withheld = SUBSTANCE_USE.from(document);
        assertThat(SUBSTANCE_USE.remains(document)).isTrue();
        assertThat(SUBSTANCE_USE.remains(withheld.document())).isFalse();
        assertThat(text(withheld.document())).doesNotContain("5640-8").contains("<section");
    }

    @Test
    void aCellOfATableIsWithheldAndItsRowStays() {
        Withheld withheld =
                SUBSTANCE_USE.from(open("mrn,date,diagnosis\nH-1,2026-03-01,F10.20\nH-2,2026-03-02,Asthma\n"));
        assertThat(text(withheld.document()))
                .isEqualTo("mrn,date,diagnosis\nH-1,2026-03-01,[withheld]\nH-2,2026-03-02,Asthma\n");
    }

    @Test
    void withNothingKeptBackADocumentIsLeftAlone() {
        OpenedDocument document = open(BUNDLE);
        assertThat(new Withholding(new KeptBack(Set.of())).from(document).document())
                .isSameAs(document);
    }
}
