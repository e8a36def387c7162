package health.pratique.format;

import static health.pratique.format.DicomSamples.BIG_ENDIAN;
import static health.pratique.format.DicomSamples.DEFLATED;
import static health.pratique.format.DicomSamples.EXPLICIT;
import static health.pratique.format.DicomSamples.IMPLICIT;
import static health.pratique.format.DicomSamples.JPEG;
import static health.pratique.format.DicomSamples.dataSet;
import static health.pratique.format.DicomSamples.file;
import static health.pratique.format.DicomSamples.image;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.pratique.fault.PipelineFault;
import health.pratique.fault.ReasonCode;
import health.pratique.model.DocumentFormat;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a DICOM file is read as, and which ones are refused. */
class DicomReaderTest {

    @ParameterizedTest
    @ValueSource(strings = {IMPLICIT, EXPLICIT, BIG_ENDIAN})
    void theSameFieldsAreReadInEveryTransferSyntax(String syntax) {
        OpenedDocument image = open(image(syntax));
        assertThat(image.format()).isEqualTo(DocumentFormat.DICOM);
        assertThat(image.fields())
                .contains(
                        new TextField("FileMeta/MediaStorageSOPInstanceUID", FieldMeaning.RESOURCE_ID, "1.2.3.4.5"),
                        new TextField("SOPInstanceUID", FieldMeaning.RESOURCE_ID, "1.2.3.4.5"),
                        new TextField("StudyDate", FieldMeaning.DATE, "2024-03-04"),
                        new TextField("AccessionNumber", FieldMeaning.IDENTIFIER, "ACC7788991"),
                        new TextField("ReferringPhysicianName", FieldMeaning.PERSON_NAME, "Rossi Giulia"),
                        new TextField("StudyDescription", FieldMeaning.FREE_TEXT, "CT HEAD for Weatherby"),
                        new TextField("00091001", FieldMeaning.ATTACHMENT, "application/octet-stream"),
                        new TextField("PatientBirthDate", FieldMeaning.BIRTH_DATE, "1931-05-12"),
                        new TextField("PatientAge", FieldMeaning.AGE, "92"));
        assertThat(image.fields()).noneMatch(field -> field.path().equals("SOPClassUID"));
    }

    @Test
    void factsNameThePatientByAllNumbersAndTheDates() {
        byte[] other = dataSet(EXPLICIT).text(0x0010_0020, "LO", "OTHER99").done();
        DocumentFacts facts = open(file(
                        EXPLICIT,
                        dataSet(EXPLICIT)
                                .text(0x0008_0020, "DA", "20240304")
                                .text(0x0008_0060, "CS", "SR")
                                .text(0x0010_0020, "LO", "MRN1")
                                .text(0x0010_0030, "DA", "19500102")
                                .text(0x0010_1000, "LO", "A2\\B3")
                                .sequence(0x0010_1002, false, other)
                                .done()))
                .facts();
        assertThat(facts.patients())
                .containsExactly(new PatientFacts(null, List.of("MRN1", "A2", "B3", "OTHER99"), "1950-01-02", null));
        assertThat(facts.dates()).containsExactly("2024-03-04");
    }

    @Test
    void fieldsInsideSequencesHaveTheirPath() {
        byte[] inner = dataSet(EXPLICIT).text(0x0040_A123, "PN", "Ng^May").done();
        byte[] outer =
                dataSet(EXPLICIT).sequence(0x0040_A730, true, inner, inner).done();
        assertThat(open(file(
                                EXPLICIT,
                                dataSet(EXPLICIT)
                                        .sequence(0x0040_A730, false, outer)
                                        .done()))
                        .fields())
                .contains(new TextField(
                        "ContentSequence[0]/ContentSequence[1]/PersonName", FieldMeaning.PERSON_NAME, "Ng May"));
    }

    @ParameterizedTest
    @CsvSource({
        "ISO_IR 100, ISO-8859-1, Müller^Jürg, Müller Jürg",
        "ISO_IR 192, UTF-8, Wałęsa^Ola, Wałęsa Ola",
        "ISO_IR 144, ISO-8859-5, Люкceмбypг, Люкceмбypг",
        "ISO_IR 126, ISO-8859-7, Διονυσιος, Διονυσιος",
        "GB18030, GB18030, Wang^小东, Wang 小东",
    })
    void namesAreReadInTheDeclaredCharacterSet(String term, String charset, String name, String shown) {
        byte[] data = dataSet(EXPLICIT)
                .text(0x0008_0005, "CS", term)
                .in(Charset.forName(charset))
                .text(0x0010_0010, "PN", name)
                .done();
        assertThat(values(data)).contains(shown);
    }

    @Test
    void aJapaneseNameIsReadInItsThreeFormsByItsEscapes() {
        byte[] name = concat(
                "Yamada^Tarou=".getBytes(StandardCharsets.US_ASCII),
                new byte[] {0x1B, '$', 'B', 0x3B, 0x33, 0x45, 0x44, 0x1B, '(', 'B', '^'},
                new byte[] {0x1B, '$', 'B', 0x42, 0x40, 0x4F, 0x3A, 0x1B, '(', 'B', '='},
                new byte[] {0x1B, '$', 'B', 0x24, 0x64, 0x24, 0x5E, 0x24, 0x40, 0x1B, '(', 'B', '^'},
                new byte[] {0x1B, '$', 'B', 0x24, 0x3F, 0x24, 0x6D, 0x24, 0x26, 0x1B, '(', 'B'});
        byte[] even = Arrays.copyOf(name, name.length + (name.length & 1));
        byte[] data = dataSet(EXPLICIT)
                .text(0x0008_0005, "CS", "\\ISO 2022 IR 87")
                .bytes(0x0010_0010, "PN", even)
                .done();
        assertThat(values(data)).contains("Yamada Tarou", "山田 太郎", "やまだ たろう");
    }

    @Test
    void aKoreanNameIsReadByItsEscapes() {
        byte[] name = concat(
                "Hong=".getBytes(StandardCharsets.US_ASCII),
                new byte[] {0x1B, '$', ')', 'C', (byte) 0xFB, (byte) 0xF3, '^'},
                new byte[] {0x1B, '$', ')', 'C', (byte) 0xD1, (byte) 0xCE, (byte) 0xD4, (byte) 0xD7});
        byte[] data = dataSet(EXPLICIT)
                .text(0x0008_0005, "CS", "\\ISO 2022 IR 149")
                .bytes(0x0010_0010, "PN", Arrays.copyOf(name, name.length + (name.length & 1)))
                .done();
        assertThat(values(data)).contains("Hong", "洪 吉洞");
    }

    @Test
    void aLengthBeyondTheFileIsALie() {
        byte[] data = dataSet(EXPLICIT)
                .header(0x0010_0020, "LO", 4000)
                .raw(new byte[20])
                .done();
        assertRefused(file(EXPLICIT, data), ReasonCode.FORMAT_INVALID);
        byte[] huge = dataSet(EXPLICIT)
                .header(0x0040_A160, "UT", 0xFFFF_FFF0L)
                .raw(new byte[20])
                .done();
        assertRefused(file(EXPLICIT, huge), ReasonCode.FORMAT_INVALID);
    }

    @Test
    void anItemLongerThanItsSequenceIsALie() {
        DicomSamples data = dataSet(EXPLICIT).header(0x0040_A730, "SQ", 16);
        byte[] bytes =
                data.raw(data.marker(0xFFFE_E000, 100)).raw(new byte[200]).done();
        assertRefused(file(EXPLICIT, bytes), ReasonCode.FORMAT_INVALID);
    }

    @ParameterizedTest
    @CsvSource({
        EXPLICIT + "," + IMPLICIT,
        IMPLICIT + "," + EXPLICIT,
        BIG_ENDIAN + "," + EXPLICIT,
        EXPLICIT + "," + BIG_ENDIAN,
    })
    void aWrongTransferSyntaxIsRefused(String declared, String used) {
        byte[] data = dataSet(used)
                .text(0x0008_0060, "CS", "CT")
                .text(0x0010_0020, "LO", "MRN1")
                .done();
        assertRefused(file(declared, data), ReasonCode.FORMAT_INVALID);
    }

    @Test
    void aDeflatedFileIsRefusedWithItsReason() {
        assertRefused(image(DEFLATED), ReasonCode.ENCODING_UNSUPPORTED);
    }

    @Test
    void aPrivateTransferSyntaxIsRefused() {
        assertRefused(image("1.3.46.670589.33.1.4.1"), ReasonCode.ENCODING_UNSUPPORTED);
    }

    @Test
    void everyTruncationIsRefusedOrReadWithoutHarm() {
        byte[] whole = image(EXPLICIT);
        for (int length = 140; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            try {
                open(part);
            } catch (PipelineFault refused) {
                assertThat(refused.reason()).isEqualTo(ReasonCode.FORMAT_INVALID);
            }
        }
        assertRefused(Arrays.copyOf(whole, whole.length - 3), ReasonCode.FORMAT_INVALID);
    }

    @Test
    void tagsOutOfOrderOrTwiceAreRefused() {
        byte[] back = dataSet(EXPLICIT)
                .text(0x0010_0020, "LO", "A")
                .text(0x0010_0010, "PN", "B")
                .done();
        byte[] twice = dataSet(EXPLICIT)
                .text(0x0010_0020, "LO", "A")
                .text(0x0010_0020, "LO", "B")
                .done();
        assertRefused(file(EXPLICIT, back), ReasonCode.FORMAT_INVALID);
        assertRefused(file(EXPLICIT, twice), ReasonCode.FORMAT_INVALID);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void sequencesAreReadToTheNestingLimitAndNotBeyond(boolean undefined) {
        assertThat(open(file(EXPLICIT, nested(63, undefined))).fields()).isNotEmpty();
        assertRefused(file(EXPLICIT, nested(65, undefined)), ReasonCode.NESTING_TOO_DEEP);
    }

    @Test
    void aMillionValuesInOneAttributeAreRefused() {
        byte[] many = new byte[2_200_000];
        for (int at = 0; at < many.length; at++) {
            many[at] = (byte) (at % 2 == 0 ? 'a' : '\\');
        }
        byte[] data = dataSet(EXPLICIT).bytes(0x0018_9999, "UC", many).done();
        assertRefused(file(EXPLICIT, data), ReasonCode.DOCUMENT_TOO_LARGE);
    }

    @Test
    void anUnknownCharacterSetAndTextThatIsNotOfItAreRefused() {
        byte[] unknown = dataSet(EXPLICIT)
                .text(0x0008_0005, "CS", "ISO_IR 999")
                .text(0x0010_0010, "PN", "A")
                .done();
        assertRefused(file(EXPLICIT, unknown), ReasonCode.CHARSET_INVALID);
        byte[] malformed = dataSet(EXPLICIT)
                .text(0x0008_0005, "CS", "ISO_IR 192")
                .text(0x0010_0010, "PN", "Mü")
                .done();
        assertRefused(file(EXPLICIT, malformed), ReasonCode.CHARSET_INVALID);
    }

    @Test
    void aProgramInThePreambleIsRefused() {
        byte[] image = image(EXPLICIT);
        image[0] = 'M';
        image[1] = 'Z';
        assertRefused(image, ReasonCode.CONTENT_MISMATCH);
    }

    @Test
    void fragmentsOfPixelDataAreSteppedOver() {
        DicomSamples data =
                dataSet(JPEG).text(0x0008_0060, "CS", "CT").header(0x7FE0_0010, "OB", DicomSamples.UNDEFINED);
        byte[] bytes = data.raw(data.marker(0xFFFE_E000, 0))
                .raw(data.marker(0xFFFE_E000, 6))
                .raw(new byte[] {1, 2, 3, 4, 5, 6})
                .raw(data.marker(0xFFFE_E0DD, 0))
                .done();
        byte[] image = file(JPEG, bytes);
        assertThat(open(image).rewrite(field -> FieldEdit.KEEP)).isEqualTo(image);
        assertRefused(Arrays.copyOf(image, image.length - 8), ReasonCode.FORMAT_INVALID);
    }

    private static byte[] nested(int levels, boolean undefined) {
        byte[] inner = dataSet(EXPLICIT).text(0x0040_A160, "UT", "Note").done();
        for (int level = 0; level < levels; level++) {
            inner = dataSet(EXPLICIT).sequence(0x0040_A730, undefined, inner).done();
        }
        return inner;
    }

    private static List<String> values(byte[] data) {
        return open(file(EXPLICIT, data)).fields().stream()
                .map(TextField::value)
                .toList();
    }

    private static byte[] concat(byte[]... parts) {
        java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static OpenedDocument open(byte[] bytes) {
        return DocumentFormats.standard().open(bytes, FormatLimits.STANDARD);
    }

    private static void assertRefused(byte[] bytes, ReasonCode reason) {
        assertThatThrownBy(() -> open(bytes))
                .isInstanceOfSatisfying(
                        PipelineFault.class, fault -> assertThat(fault.reason()).isEqualTo(reason));
    }
}
