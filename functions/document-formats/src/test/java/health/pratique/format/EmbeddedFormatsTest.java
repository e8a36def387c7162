package health.pratique.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What stands in base64 is opened by its own format, whatever carries it, and carried clean again. */
class EmbeddedFormatsTest {

    private static final byte[] FHIR_XML = bytes(
            "<Patient xmlns=\"http://hl7.org/fhir\"><name><family value=\"Quarrington\"/></name><birthDate value=\"1931-07-19\"/></Patient>");

    static Stream<Function<byte[], byte[]>> carriers() {
        return Stream.of(
                EmbeddedFormatsTest::inFhir,
                EmbeddedFormatsTest::inFhirXml,
                document -> bytes(Hl7Samples.HEADER + "OBX|1|ED|||^application^x^Base64^" + base64(document) + "\r"),
                document -> bytes(CdaSamples.withBody(
                        "<component><nonXMLBody><text representation=\"B64\" mediaType=\"application/fhir+xml\">"
                                + base64(document) + "</text></nonXMLBody></component>")));
    }

    @ParameterizedTest
    @MethodSource("carriers")
    void fhirInXmlIsReadElementByElement(Function<byte[], byte[]> carrier) {
        OpenedDocument opened = open(carrier.apply(FHIR_XML));
        assertThat(opened.fields())
                .anyMatch(field ->
                        field.path().endsWith("Patient.name[0].family") && field.meaning() == FieldMeaning.PERSON_NAME)
                .anyMatch(field ->
                        field.path().endsWith("Patient.birthDate") && field.meaning() == FieldMeaning.BIRTH_DATE);
        OpenedDocument copy = open(opened.rewrite(
                field -> field.value().equals("Quarrington") ? FieldEdit.replace("[NAME]") : FieldEdit.KEEP));
        assertThat(copy.fields())
                .anyMatch(field -> field.path().endsWith("Patient.name[0].family")
                        && field.value().equals("[NAME]"));
    }

    @Test
    void otherDocumentsInFhirAreCleanedAndCarriedAgain() {
        for (byte[] document : new byte[][] {
            PdfSamples.pages("Quarrington was seen today."),
            Hl7Samples.bytes(Hl7Samples.HEADER + "NTE|1||Quarrington was seen today.\r"),
            bytes("{\\rtf1\\ansi Quarrington was seen today.}"),
            CdaSamples.bytes(CdaSamples.summary().replace("Mrs. Wrenfield went home.", "Quarrington was seen today."))
        }) {
            OpenedDocument opened = open(inFhir(document));
            assertThat(opened.fields())
                    .anyMatch(field -> field.meaning() == FieldMeaning.FREE_TEXT
                            && field.value().equals("Quarrington was seen today."));
            byte[] copy = opened.rewrite(field -> field.value().contains("Quarrington")
                    ? FieldEdit.replace(field.value().replace("Quarrington", "[NAME]"))
                    : FieldEdit.KEEP);
            assertThat(open(copy).fields())
                    .anyMatch(field -> field.value().equals("[NAME] was seen today."))
                    .noneMatch(field -> field.value().contains("Quarrington"));
        }
    }

    @Test
    void aDocumentInFhirThatIsKeptStaysToTheByte() {
        byte[] carrier = inFhir(PdfSamples.pages("Quarrington was seen today."));
        assertThat(open(carrier).rewrite(field -> FieldEdit.KEEP)).isEqualTo(carrier);
    }

    @Test
    void textOfRtfInFhirIsCalledText() {
        OpenedDocument opened = open(inFhir(bytes("{\\rtf1\\ansi Quarrington was seen today.}")));
        String copy = new String(
                opened.rewrite(
                        field -> field.value().startsWith("Quarrington") ? FieldEdit.replace("Seen.") : FieldEdit.KEEP),
                StandardCharsets.UTF_8);
        assertThat(copy).contains("text/plain", base64(bytes("Seen."))).doesNotContain("application/x");
    }

    @Test
    void documentsInDocumentsEnd() {
        byte[] document = bytes("Quarrington");
        for (int i = 0; i < 12; i++) {
            document = inFhirXml(document);
        }
        assertThat(open(document).fields()).isNotEmpty();
    }

    private static byte[] inFhir(byte[] document) {
        return bytes("{\"resourceType\":\"Binary\",\"contentType\":\"application/x\",\"data\":\"" + base64(document)
                + "\"}");
    }

    private static byte[] inFhirXml(byte[] document) {
        return bytes("<Binary xmlns=\"http://hl7.org/fhir\"><contentType value=\"application/x\"/><data value=\""
                + base64(document) + "\"/></Binary>");
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static OpenedDocument open(byte[] document) {
        return DocumentFormats.standard().open(document, FormatLimits.STANDARD);
    }
}
