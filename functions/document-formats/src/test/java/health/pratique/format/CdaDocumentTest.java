package health.pratique.format;

import static health.pratique.format.CdaSamples.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import health.pratique.format.xml.XmlReader;
import health.pratique.model.DocumentFormat;
import health.pratique.model.DocumentKind;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class CdaDocumentTest {

    @Test
    void factsComeFromTheHeader() {
        DocumentFacts facts = open(CdaSamples.summary()).facts();
        assertThat(facts.format()).isEqualTo(DocumentFormat.CCDA);
        assertThat(facts.kind()).isEqualTo(DocumentKind.DISCHARGE_SUMMARY);
        assertThat(facts.securityLabels()).containsExactly("R");
        assertThat(facts.dates())
                .containsExactly("2024-03-04", "2024-03-05", "2024-03-05T08:15:00-05:00", "2024-03-05T10:15:00-05:00");
        assertThat(facts.patients()).singleElement().satisfies(patient -> {
            assertThat(patient.identifiers()).containsExactly("MRN-448812", "219-09-9999");
            assertThat(patient.birthDate()).isEqualTo("1931-09-12");
            assertThat(patient.deathDate()).isEqualTo("2024-03-05T08:15:00-05:00");
        });
    }

    @Test
    void eachPlaceSaysWhatItHolds() {
        assertThat(open(CdaSamples.summary()).fields())
                .extracting(TextField::meaning, TextField::value)
                .contains(
                        tuple(FieldMeaning.IDENTIFIER, "DOC-77120"),
                        tuple(FieldMeaning.IDENTIFIER, "219-09-9999"),
                        tuple(FieldMeaning.ORGANIZATION, "Larkspur Hospital"),
                        tuple(FieldMeaning.ADDRESS_LINE, "14 Heron Row"),
                        tuple(FieldMeaning.CITY, "Eastmere"),
                        tuple(FieldMeaning.STATE, "OR"),
                        tuple(FieldMeaning.POSTAL_CODE, "97867"),
                        tuple(FieldMeaning.COUNTRY, "US"),
                        tuple(FieldMeaning.TELECOM, "tel:+1-541-555-0188"),
                        tuple(FieldMeaning.PERSON_NAME, "Ottilie"),
                        tuple(FieldMeaning.PERSON_NAME, "Wrenfield"),
                        tuple(FieldMeaning.PERSON_NAME, "Bram Tolliver, MD"),
                        tuple(FieldMeaning.BIRTH_DATE, "1931-09-12"),
                        tuple(FieldMeaning.DATE, "2024-03-05T08:15:00-05:00"),
                        tuple(FieldMeaning.RESOURCE_ID, "2.16.840.1.113883.19.5.9"),
                        tuple(FieldMeaning.RESOURCE_ID, "0d1c2f6e-1111-4222-8333-444455556666"),
                        tuple(FieldMeaning.AGE, "92"),
                        tuple(FieldMeaning.LABEL, "Age"),
                        tuple(FieldMeaning.FREE_TEXT, "Hospital Course"),
                        tuple(FieldMeaning.FREE_TEXT, "Mrs. Wrenfield went home."));
    }

    @Test
    void templatesTypesAndCodesAreNoFields() {
        assertThat(open(CdaSamples.summary()).fields())
                .extracting(TextField::value)
                .doesNotContain("POCD_HD000040", "2015-08-01", "18842-5", "OBS", "PQ", "2.16.840.1.113883.4.1");
    }

    @Test
    void pathsAreUniqueAndNameNoContent() {
        List<TextField> fields = open(CdaSamples.summary()).fields();
        assertThat(fields).extracting(TextField::path).doesNotHaveDuplicates().noneMatch(path -> path.contains("Wren"));
    }

    @Test
    void timesKeepTheirPrecisionWhenTheyMove() {
        String copy = rewritten(
                CdaSamples.summary(),
                field -> field.meaning() == FieldMeaning.DATE
                        ? FieldEdit.replace(field.value().replace("2024-03-0", "2024-02-1"))
                        : FieldEdit.KEEP);
        assertThat(copy)
                .contains("value=\"202402150815-0500\"", "value=\"20240215101500-0500\"", "low value=\"20240214\"");
    }

    @Test
    void aTimeMayBecomeAYearAndIsMaskedByAnythingElse() {
        assertThat(rewritten(CdaSamples.summary(), dates("1931"))).contains("<birthTime value=\"1931\"/>");
        assertThat(rewritten(CdaSamples.summary(), dates("[DATE]"))).contains("<birthTime nullFlavor=\"MSK\"/>");
    }

    @Test
    void whatIsRemovedIsMaskedAndItsElementStays() {
        String copy =
                rewritten(CdaSamples.summary(), field -> field.meaning().prose() ? FieldEdit.KEEP : FieldEdit.REMOVE);
        assertThat(copy)
                .contains(
                        "<id nullFlavor=\"MSK\" root=\"2.16.840.1.113883.4.1\"/>",
                        "<family nullFlavor=\"MSK\"/>",
                        "<telecom nullFlavor=\"MSK\" use=\"HP\"/>",
                        "<streetAddressLine nullFlavor=\"MSK\"/>",
                        "<value nullFlavor=\"MSK\" xsi:type=\"PQ\" unit=\"a\"/>")
                .doesNotContain("Ottilie", "448812", "219-09", "Heron", "1931");
        assertThat(open(copy).fields()).allMatch(field -> field.meaning().prose());
    }

    @Test
    void anAgeOverEightyNineStaysANumber() {
        assertThat(rewritten(
                        CdaSamples.summary(),
                        field -> field.meaning() == FieldMeaning.AGE ? FieldEdit.replace("90+") : FieldEdit.KEEP))
                .contains("value=\"90\" unit=\"a\"");
    }

    @Test
    void aRootThatIsTheIdTakesAUuidAndNothingElse() {
        String uuid = "9c5b94b1-35ad-8abb-8118-8e8fc24abf80";
        assertThat(rewritten(CdaSamples.summary(), ids(uuid))).contains("<id root=\"" + uuid + "\"/>");
        assertThat(rewritten(CdaSamples.summary(), ids("[ID]"))).contains("<id nullFlavor=\"MSK\"/>");
    }

    @Test
    void anElementIdThatChangesIsFollowedByWhatPointsToIt() {
        String copy = rewritten(
                CdaSamples.summary(),
                field -> field.value().equals("p1") ? FieldEdit.replace("[NAME]") : FieldEdit.KEEP);
        assertThat(copy).contains("<paragraph ID=\"refn\">", "<reference value=\"#refn\"/>");
    }

    @Test
    void aWordThatMarkupCutsIsOneText() {
        String document = section("<paragraph>Seen: <content>Wren</content>field, H<sub>2</sub>O given</paragraph>");
        assertThat(open(document).fields())
                .extracting(TextField::value)
                .contains("Wrenfield, H2O given")
                .doesNotContain("Wren", "field");
        assertThat(rewritten(document, replaced("Wrenfield", "[NAME]")))
                .contains("<content>[NAME], H2O given</content><sub/>")
                .doesNotContain("Wren</", "</content>field");
    }

    @Test
    void signsThatShowNothingDoNotHideAName() {
        String document = CdaSamples.withPatient(
                "<name><given>Ot\u200Btilie\uFEFF</given><family>Wren\u00ADfield</family></name>",
                "<component><nonXMLBody><text>x</text></nonXMLBody></component>");
        assertThat(open(document).fields()).extracting(TextField::value).contains("Ottilie", "Wrenfield");
        assertThat(open(section("Mrs. Wren\u200B\u2060field left")).fields())
                .extracting(TextField::value)
                .contains("Mrs. Wrenfield left");
    }

    @Test
    void whatNoRuleKnowsIsSearched() {
        String document = CdaSamples.withBody("<component><nonXMLBody><text>Body</text></nonXMLBody></component>"
                + "<x:note xmlns:x=\"urn:x\" author=\"Bram Tolliver\" code=\"Wrenfield\">call Ottilie<x:born "
                + "value=\"19310912\"/></x:note>");
        assertThat(open(document).fields())
                .extracting(TextField::meaning, TextField::value)
                .contains(
                        tuple(FieldMeaning.FREE_TEXT, "Body"),
                        tuple(FieldMeaning.FREE_TEXT, "Bram Tolliver"),
                        tuple(FieldMeaning.FREE_TEXT, "Wrenfield"),
                        tuple(FieldMeaning.FREE_TEXT, "call Ottilie"),
                        tuple(FieldMeaning.DATE, "1931-09-12"));
    }

    @Test
    void wordsInAnAttributeAreSearchedWhateverItIsFor() {
        String document = CdaSamples.withBody("<component><nonXMLBody><text>Body</text></nonXMLBody></component>"
                + "<entry xmlns:x=\"urn:x\" x:by=\"Wrenfield\" styleCode=\"Ottilie Wrenfield\" use=\"HP PST\"/>");
        assertThat(open(document).fields())
                .extracting(TextField::value)
                .contains("Wrenfield", "Ottilie Wrenfield")
                .doesNotContain("HP PST");
    }

    @Test
    void aMedicineIsNoPerson() {
        String document = section("x")
                .replace(
                        "</section>",
                        "<entry><manufacturedMaterial><name>Aspirin 81"
                                + " mg</name></manufacturedMaterial></entry></section>");
        assertThat(open(document).fields())
                .extracting(TextField::meaning, TextField::value)
                .contains(tuple(FieldMeaning.FREE_TEXT, "Aspirin 81 mg"));
    }

    @Test
    void aCodeThatStandsInTextTooGoesWithTheText() {
        String document = section("Pneumonia 233604007")
                .replace("</section>", "<entry><value code=\"233604007\"/></entry></section>");
        assertThat(rewritten(
                        document,
                        field -> field.value().contains("233604007") ? FieldEdit.replace("[ID]") : FieldEdit.KEEP))
                .contains("<value nullFlavor=\"MSK\"/>")
                .doesNotContain("233604007");
    }

    @Test
    void commentsAndInstructionsDoNotReachACopy() {
        String document = CdaSamples.summary().replace("<code ", "<!-- Wrenfield --><?note Ottilie?><code ");
        assertThat(rewritten(document, field -> FieldEdit.KEEP)).doesNotContain("<!--", "<?note");
    }

    @Test
    void textInBase64IsOpenedAndClosedAgain() {
        String document = unstructured("text/plain", CdaSamples.base64("Mrs. Wrenfield, seen 3/4/2024"));
        assertThat(open(document).fields())
                .extracting(TextField::meaning, TextField::value)
                .contains(tuple(FieldMeaning.FREE_TEXT, "Mrs. Wrenfield, seen 3/4/2024"));
        assertThat(rewritten(document, replaced("Wrenfield", "[NAME]")))
                .contains(CdaSamples.base64("Mrs. [NAME], seen 3/4/2024"));
    }

    @Test
    void markupInBase64BecomesPlainText() {
        String document = unstructured(
                "text/html", CdaSamples.base64("<html><body title=\"Wrenfield\"><p>Hello</p></body></html>"));
        String copy = rewritten(document, replaced("Wrenfield", "[NAME]"));
        assertThat(copy).contains("mediaType=\"text/plain\"").doesNotContain("text/html");
    }

    @Test
    void aDocumentInADocumentIsOpenedByItsOwnRules() {
        String document = unstructured("text/xml", CdaSamples.base64(CdaSamples.summary()));
        OpenedDocument opened = open(document);
        assertThat(opened.facts().patients()).hasSize(2);
        String copy = rewritten(document, field -> field.meaning().prose() ? FieldEdit.KEEP : FieldEdit.REMOVE);
        String inner = XmlReader.read(bytes(copy), FormatLimits.STANDARD)
                .elements("component")
                .flatMap(component -> component.elements("nonXMLBody"))
                .flatMap(body -> body.elements("text"))
                .map(text -> new String(Base64.getDecoder().decode(text.text()), StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow();
        assertThat(inner).contains("<family nullFlavor=\"MSK\"/>").doesNotContain("448812");
    }

    @Test
    void anythingElseInBase64IsAnAttachment() {
        byte[] picture = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0};
        String document = unstructured("image/png", Base64.getEncoder().encodeToString(picture));
        assertThat(open(document).facts().attachmentTypes()).containsExactly("image/png");
        assertThat(rewritten(
                        document,
                        field -> field.meaning() == FieldMeaning.ATTACHMENT ? FieldEdit.REMOVE : FieldEdit.KEEP))
                .contains("<text nullFlavor=\"MSK\" mediaType=\"image/png\" representation=\"B64\"/>");
    }

    @Test
    void whatClaimsToBeBase64AndIsNotIsAnAttachment() {
        assertThat(open(unstructured("application/pdf", "JVBERi0x*broken*"))
                        .facts()
                        .attachmentTypes())
                .containsExactly("application/pdf");
    }

    @Test
    void base64ThatNobodyDeclaredIsOpenedToo() {
        String hidden =
                CdaSamples.base64("Mrs. Wrenfield of 14 Heron Row was seen on 3/4/2024 for a cough and went home");
        assertThat(open(section("<paragraph>" + hidden + "</paragraph>")).fields())
                .extracting(TextField::value)
                .contains("Mrs. Wrenfield of 14 Heron Row was seen on 3/4/2024 for a cough and went home");
    }

    @Test
    void aBirthplaceMayNameItsPartsWithoutAnAddress() {
        String patient = "<name><given>Ottilie</given><family>Wrenfield</family></name><administrativeGenderCode"
                + " code=\"F\" codeSystem=\"2.16.840.1.113883.5.1\"/><birthTime"
                + " value=\"1931\"/><birthplace><streetAddressLine>4 Mill"
                + " Lane</streetAddressLine><city>Eastmere</city><postalCode>97868</postalCode></birthplace>";
        String body = "<component><structuredBody><component><section><text>Well.</text></section></component>"
                + "</structuredBody></component>";
        assertThat(open(CdaSamples.withPatient(patient, body)).fields())
                .extracting(TextField::meaning, TextField::value)
                .contains(
                        tuple(FieldMeaning.ADDRESS_LINE, "4 Mill Lane"),
                        tuple(FieldMeaning.CITY, "Eastmere"),
                        tuple(FieldMeaning.POSTAL_CODE, "97868"));
    }

    @Test
    void aCodeThatIsAlsoAnIdentifierIsAField() {
        String document = CdaSamples.summary().replace("code=\"18842-5\"", "code=\"1234567893\"");
        assertThat(open(document).fields())
                .extracting(TextField::meaning, TextField::value)
                .contains(tuple(FieldMeaning.LABEL, "1234567893"));
    }

    private static Function<TextField, FieldEdit> dates(String replacement) {
        return field -> field.meaning() == FieldMeaning.BIRTH_DATE ? FieldEdit.replace(replacement) : FieldEdit.KEEP;
    }

    private static Function<TextField, FieldEdit> ids(String replacement) {
        return field -> field.meaning() == FieldMeaning.RESOURCE_ID ? FieldEdit.replace(replacement) : FieldEdit.KEEP;
    }

    private static Function<TextField, FieldEdit> replaced(String word, String by) {
        return field ->
                field.meaning() == FieldMeaning.FREE_TEXT && field.value().contains(word)
                        ? FieldEdit.replace(field.value().replace(word, by))
                        : FieldEdit.KEEP;
    }

    private static String section(String narrative) {
        return CdaSamples.withBody("<component><structuredBody><component><section><text>" + narrative
                + "</text></section></component></structuredBody></component>");
    }

    private static String unstructured(String mediaType, String data) {
        return CdaSamples.withBody("<component><nonXMLBody><text mediaType=\"" + mediaType
                + "\" representation=\"B64\">" + data + "</text></nonXMLBody></component>");
    }

    private static OpenedDocument open(String document) {
        return DocumentFormats.standard().open(bytes(document), FormatLimits.STANDARD);
    }

    private static String rewritten(String document, Function<TextField, FieldEdit> edit) {
        return new String(open(document).rewrite(edit), StandardCharsets.UTF_8);
    }
}
