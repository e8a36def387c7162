package health.pratique.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.pratique.fault.PipelineFault;
import health.pratique.fault.ReasonCode;
import health.pratique.model.DocumentFormat;
import health.pratique.model.DocumentKind;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read out of HL7 v2 messages, and which are turned away. */
class Hl7DocumentTest {

    @Test
    void aMessageIsRecognisedByItsHeader() {
        assertThat(Hl7Samples.open(Hl7Samples.ORU).format()).isEqualTo(DocumentFormat.HL7V2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r", "\n", "\r\n", "\r\r", "\n\n"})
    void segmentsEndWithAnyLineEnd(String end) {
        assertThat(Hl7Samples.open(Hl7Samples.ORU.replace("\r", end)).facts())
                .isEqualTo(Hl7Samples.open(Hl7Samples.ORU).facts());
    }

    @Test
    void fieldsHaveTheMeaningThatTheStandardGivesThem() {
        OpenedDocument message = Hl7Samples.open(Hl7Samples.ORU);
        assertThat(values(message, FieldMeaning.PERSON_NAME))
                .contains("Quimby", "Rosalind", "T", "Jr", "Okafor", "Nkem");
        assertThat(values(message, FieldMeaning.IDENTIFIER))
                .contains("4471902", "901-55-1234", "88-20417", "3381", "V20240017", "P-5512", "F-9921", "77120");
        assertThat(values(message, FieldMeaning.BIRTH_DATE)).containsExactly("1961-02-14");
        assertThat(values(message, FieldMeaning.DATE))
                .contains("2024-03-04T10:15:00+01:00", "2024-03-03T08:15:00", "2024-03-01");
        assertThat(values(message, FieldMeaning.ADDRESS_LINE)).containsExactly("12 Alder Row");
        assertThat(values(message, FieldMeaning.CITY)).containsExactly("Millbrook");
        assertThat(values(message, FieldMeaning.POSTAL_CODE)).containsExactly("12545");
        assertThat(values(message, FieldMeaning.COUNTY)).containsExactly("Dutchess");
        assertThat(values(message, FieldMeaning.TELECOM)).contains("845", "5550142", "rq@example.org");
        assertThat(values(message, FieldMeaning.ORGANIZATION)).contains("Hillcrest Clinic");
    }

    @Test
    void freeTextIsShownAsAReaderSeesIt() {
        assertThat(values(Hl7Samples.open(Hl7Samples.ORU), FieldMeaning.FREE_TEXT))
                .contains("Seen by Dr Okafor & team.\nCall Rosalind Quimby on 845-555-0142.", "Copy to A|B clinic");
    }

    @Test
    void whatNoTableKnowsIsSearchedAsText() {
        OpenedDocument message = Hl7Samples.open(Hl7Samples.HEADER
                + "ZZX|Rosalind^x&20240301|123456|7\rPID|1||||||||||||||||||||||||||||||||||||||||||||||Quimby\r");
        assertThat(values(message, FieldMeaning.FREE_TEXT)).contains("Rosalind", "x", "123456", "Quimby");
        assertThat(values(message, FieldMeaning.DATE)).contains("2024-03-01");
    }

    @ParameterizedTest
    @CsvSource({
        "Ros\\H\\al\\N\\ind, Rosalind",
        "Ros\\X616C\\ind, Rosalind",
        "M\\XC3BC\\ller, Müller",
        "M\\XFC\\ller, Müller",
        "A\\E\\B, A\\B",
        "A\\S\\B\\R\\C, A^B~C",
        "a\\Zxx\\b, a\\Zxx\\b",
        "Rosa\\.in+4\\lind, Rosalind"
    })
    void escapesCannotHideAName(String written, String seen) {
        assertThat(values(Hl7Samples.open(Hl7Samples.HEADER + "NTE|1||" + written + "\r"), FieldMeaning.FREE_TEXT))
                .contains(seen);
    }

    @Test
    void aCodeThatIsSomebodysNameIsAName() {
        String patient = "PID|1||4471902||Rose^Mary||19610214|%s|||||||%s\r";
        OpenedDocument told = Hl7Samples.open(Hl7Samples.HEADER + patient.formatted("ROSE", "mary"));
        assertThat(values(told, FieldMeaning.PERSON_NAME)).containsExactly("Rose", "Mary", "ROSE");
        assertThat(values(told, FieldMeaning.LABEL)).contains("mary");
        OpenedDocument coded = Hl7Samples.open(Hl7Samples.HEADER + patient.formatted("FEMA", "F"));
        assertThat(values(coded, FieldMeaning.PERSON_NAME)).containsExactly("Rose", "Mary");
    }

    @Test
    void delimitersAreThoseOfTheHeader() {
        String message = Hl7Samples.ORU.replace('|', '#').replace('^', '!');
        assertThat(Hl7Samples.open(message).facts().patients())
                .isEqualTo(Hl7Samples.open(Hl7Samples.ORU).facts().patients());
    }

    @Test
    void factsNameThePatientTheKindAndTheDates() {
        DocumentFacts facts = Hl7Samples.open(Hl7Samples.ORU).facts();
        assertThat(facts.patients())
                .containsExactly(
                        new PatientFacts(null, List.of("4471902", "901-55-1234", "88-20417"), "1961-02-14", null));
        assertThat(facts.kind()).isEqualTo(DocumentKind.LABORATORY_REPORT);
        assertThat(facts.dates()).contains("2024-03-04T10:15:00+01:00", "2024-03-03");
    }

    @ParameterizedTest
    @CsvSource({
        "MDM^T02,TXA|1|DS,DISCHARGE_SUMMARY",
        "MDM^T02,TXA|1|OP,OPERATIVE_NOTE",
        "ORU^R01,OBR|1|||||||||||||||||||||||RAD,RADIOLOGY_REPORT",
        "VXU^V04,NTE|1,IMMUNIZATION_RECORD",
        "ADT^A01,EVN|A01,PATIENT_RECORD",
        "DFT^P03,NTE|1,CLAIM"
    })
    void theMessageTypeTellsTheKind(String type, String segment, DocumentKind kind) {
        String message = Hl7Samples.HEADER.replace("ORU^R01^ORU_R01", type) + segment + "\r";
        assertThat(Hl7Samples.open(message).facts().kind()).isEqualTo(kind);
    }

    @Test
    void aBatchNamesEachOfItsPatients() {
        String batch = "FHS|^~\\&|A|B\rBHS|^~\\&|A|B\r"
                + Hl7Samples.HEADER + Hl7Samples.PATIENT
                + Hl7Samples.HEADER + Hl7Samples.patient("5580013", "Tran")
                + "BTS|2\rFTS|1\r";
        assertThat(Hl7Samples.open(batch).facts().patients())
                .extracting(patient -> patient.identifiers().getFirst())
                .containsExactly("4471902", "5580013");
    }

    @Test
    void severalMessagesOfOnePatientAreOnePatient() {
        assertThat(Hl7Samples.open(Hl7Samples.ORU + Hl7Samples.ORU).facts().patients())
                .hasSize(1);
    }

    @Test
    void framesAreTakenOffAndPutBack() {
        String framed = "\u000b" + Hl7Samples.ORU + "\u001c\r\u000b" + Hl7Samples.ORU + "\u001c\r";
        OpenedDocument opened = Hl7Samples.open(framed);
        assertThat(opened.facts().patients()).hasSize(1);
        assertThat(opened.rewrite(field -> FieldEdit.KEEP)).isEqualTo(Hl7Samples.bytes(framed));
    }

    @Test
    void embeddedTextIsOpened() {
        String data =
                Base64.getEncoder().encodeToString("Letter for Rosalind Quimby.".getBytes(StandardCharsets.UTF_8));
        OpenedDocument opened =
                Hl7Samples.open(Hl7Samples.HEADER + "OBX|1|ED|18842-5||^TEXT^plain^Base64^" + data + "\r");
        assertThat(values(opened, FieldMeaning.FREE_TEXT)).contains("Letter for Rosalind Quimby.");
    }

    @Test
    void whatCannotBeOpenedIsAnAttachment() {
        String data = Base64.getEncoder().encodeToString(new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2, 3});
        OpenedDocument opened = Hl7Samples.open(Hl7Samples.HEADER + "OBX|1|ED|||^IMAGE^png^Base64^" + data + "\r");
        assertThat(values(opened, FieldMeaning.ATTACHMENT)).containsExactly("image/png");
        assertThat(opened.facts().attachmentTypes()).containsExactly("image/png");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ZPD|1|%s", "NTE|1||%s", "OBX|1|ST|||%s", "OBX|1|ST|||^TEXT^plain^Base64^%s"})
    void base64HidesNothingWhereverItStands(String segment) {
        String data = Base64.getEncoder()
                .encodeToString("Letter for Rosalind Quimby, 12 Alder Row, Millbrook, born 1961."
                        .getBytes(StandardCharsets.UTF_8));
        OpenedDocument opened = Hl7Samples.open(Hl7Samples.HEADER + segment.formatted(data) + "\r");
        assertThat(opened.fields())
                .anyMatch(field -> field.meaning() == FieldMeaning.ATTACHMENT
                        || field.value().contains("Rosalind Quimby"))
                .noneMatch(field -> field.value().contains(data));
    }

    @Test
    void theRestOfABrokenLineIsSearchedToo() {
        OpenedDocument opened = Hl7Samples.open(Hl7Samples.HEADER + "NTE|1||Seen today\nby Dr Okafor\r");
        assertThat(values(opened, FieldMeaning.FREE_TEXT)).contains("by Dr Okafor");
    }

    @Test
    void latin1IsReadWhereTheHeaderSaysSoAndWrittenInUtf8() {
        String header = Hl7Samples.HEADER.replace("2.5.1\r", "2.5.1||||||8859/1\r");
        byte[] latin = (header + "NTE|1||Müller\r").getBytes(StandardCharsets.ISO_8859_1);
        OpenedDocument opened = DocumentFormats.standard().open(latin, FormatLimits.STANDARD);
        assertThat(values(opened, FieldMeaning.FREE_TEXT)).contains("Müller");
        assertThat(opened.rewrite(field -> FieldEdit.KEEP))
                .isEqualTo(Hl7Samples.bytes(header.replace("8859/1", "UNICODE UTF-8") + "NTE|1||Müller\r"));
        assertRejected(
                (Hl7Samples.HEADER + "NTE|1||Müller\r").getBytes(StandardCharsets.ISO_8859_1),
                ReasonCode.CHARSET_INVALID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MSH|",
                "MSH||||||",
                "MSH|^^^^|A|B",
                "MSH|^~\\|A|B",
                "MSH|^~\\|&|A|B",
                "MSH|ab~c|A|B",
                "MSH|^~\\\"|A|B",
                "MSH| ~\\&|A|B",
                "MSH|^~\\&#!|A|B",
                "MSH|^~\\|",
                "FHS|^~\\&|A|B\rFTS|0\r",
            })
    void delimitersThatMakeNoSenseAreInvalid(String header) {
        assertRejected(Hl7Samples.bytes(header), ReasonCode.FORMAT_INVALID);
    }

    @Test
    void framesThatAreCutOffOrHoldSeveralMessagesAreInvalid() {
        String message = Hl7Samples.ORU;
        for (String frame : List.of(
                "\u000b" + message,
                message + "\u001c\r",
                "\u000b" + message + message + "\u001c\r",
                "\u000b" + message + "\u001c\r\u000b" + message,
                "\u000b" + message + "\u000b" + message + "\u001c\r",
                "\u000b" + message + "\u001c\r" + message,
                "\u000b" + message + "\u001c\rNote")) {
            assertRejected(Hl7Samples.bytes(frame), ReasonCode.FORMAT_INVALID);
        }
    }

    @Test
    void versionsThatNobodyDefinedAreUnsupported() {
        assertRejected(Hl7Samples.bytes(Hl7Samples.ORU.replace("2.5.1", "9.9")), ReasonCode.FORMAT_UNSUPPORTED);
        assertRejected(Hl7Samples.bytes(Hl7Samples.ORU.replace("2.5.1", "")), ReasonCode.FORMAT_INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.3", "2.3.1", "2.4", "2.5", "2.5.1", "2.6", "2.7", "2.8"})
    void everyVersionInUseIsOpened(String version) {
        assertThat(Hl7Samples.open(Hl7Samples.ORU.replace("2.5.1", version))
                        .facts()
                        .patients())
                .hasSize(1);
    }

    @Test
    void repetitionComponentsAndFieldsAreBounded() {
        assertRejected(
                Hl7Samples.bytes(Hl7Samples.HEADER + "PID|1||" + "1~".repeat(20_000)), ReasonCode.FORMAT_INVALID);
        assertRejected(Hl7Samples.bytes(Hl7Samples.HEADER + "PID|1||" + "1^".repeat(2_000)), ReasonCode.FORMAT_INVALID);
        assertRejected(Hl7Samples.bytes(Hl7Samples.HEADER + "PID|1||" + "1&".repeat(2_000)), ReasonCode.FORMAT_INVALID);
        assertRejected(Hl7Samples.bytes(Hl7Samples.HEADER + "PID" + "|1".repeat(2_000)), ReasonCode.FORMAT_INVALID);
        FormatLimits few = new FormatLimits(1 << 20, 64, 50);
        assertThatThrownBy(() -> DocumentFormats.standard().open(Hl7Samples.bytes(Hl7Samples.ORU), few))
                .isInstanceOfSatisfying(PipelineFault.class, fault -> assertThat(fault.reason())
                        .isEqualTo(ReasonCode.DOCUMENT_TOO_LARGE));
    }

    @Test
    void aHugeFieldIsOneField() {
        String text = "word ".repeat(1_000_000);
        assertThat(values(Hl7Samples.open(Hl7Samples.HEADER + "NTE|1||" + text + "\r"), FieldMeaning.FREE_TEXT))
                .contains(text);
    }

    @Test
    void pathsAndFaultsSayNothingOfTheContent() {
        OpenedDocument opened = Hl7Samples.open(Hl7Samples.ORU.replace("ZPD|", "QUI|"));
        assertThat(opened.fields()).noneMatch(field -> field.path().contains("QUI"));
        assertThat(opened.fields()).extracting(TextField::path).doesNotHaveDuplicates();
        assertThat(opened.toString() + opened.facts()).doesNotContain("Quimby");
    }

    @Test
    void aReaderMayBeWrittenAsAnyClinician() {
        OpenedDocument message = Hl7Samples.open(Hl7Samples.HEADER
                + Hl7Samples.PATIENT
                + "OBR" + "|".repeat(31) + "901-55-4321^Chest pain|"
                + "444-55-4444^Brackenbury^Tobias^^^^MD|Wye&Alma^20240304\r");
        assertThat(values(message, FieldMeaning.PERSON_NAME)).contains("Brackenbury", "Tobias", "Alma");
        assertThat(values(message, FieldMeaning.IDENTIFIER)).contains("901-55-4321", "444-55-4444", "Wye");
        assertThat(values(message, FieldMeaning.DATE)).contains("2024-03-04");
    }

    @Test
    void theFacilityOfTheHeaderIsAnOrganizationInWhoGaveANumberToo() {
        OpenedDocument message = Hl7Samples.open(Hl7Samples.HEADER.replace("Hillcrest Clinic", "LARCH_HOSP")
                + Hl7Samples.PATIENT.replace("^^^HILL&", "^^^LARCH_HOSP&").replace("^^^SSA^", "^^^LARCH_HOSP.SSA^"));
        assertThat(values(message, FieldMeaning.ORGANIZATION))
                .containsExactly("LARCH_HOSP", "LARCH_HOSP", "LARCH_HOSP", "LARCH_HOSP.SSA");
    }

    private static List<String> values(OpenedDocument document, FieldMeaning meaning) {
        return document.fields().stream()
                .filter(field -> field.meaning() == meaning)
                .map(TextField::value)
                .toList();
    }

    private static void assertRejected(byte[] content, ReasonCode reason) {
        assertThatThrownBy(() -> DocumentFormats.standard().open(content, FormatLimits.STANDARD))
                .isInstanceOfSatisfying(
                        PipelineFault.class, fault -> assertThat(fault.reason()).isEqualTo(reason));
    }
}
