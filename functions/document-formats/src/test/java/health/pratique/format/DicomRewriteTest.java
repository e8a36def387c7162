package health.pratique.format;

import static health.pratique.format.DicomSamples.BIG_ENDIAN;
import static health.pratique.format.DicomSamples.EXPLICIT;
import static health.pratique.format.DicomSamples.IMPLICIT;
import static health.pratique.format.DicomSamples.dataSet;
import static health.pratique.format.DicomSamples.file;
import static health.pratique.format.DicomSamples.image;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.pratique.fault.PolicyViolated;
import health.pratique.fault.ReasonCode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a DICOM file under the Basic Application Level Confidentiality Profile. */
class DicomRewriteTest {

    private static final ResourceIds IDS = ResourceIds.keyedBy(new byte[32]);

    @ParameterizedTest
    @ValueSource(strings = {IMPLICIT, EXPLICIT, BIG_ENDIAN})
    void keepingAllKeepsEveryByte(String syntax) {
        byte[] image = image(syntax);
        assertThat(open(image).rewrite(field -> FieldEdit.KEEP)).isEqualTo(image);
    }

    @ParameterizedTest
    @ValueSource(strings = {IMPLICIT, EXPLICIT, BIG_ENDIAN})
    void aCleanCopyIsReadByASecondReaderAndHoldsNothingOfThePatient(String syntax) {
        byte[] clean = clean(image(syntax));
        Map<String, String> read = DicomSecondReader.read(clean);
        assertThat(read.get("00100010")).isEqualTo("[NAME]");
        assertThat(read.get("00080020")).isEqualTo("20240101");
        assertThat(read.get("00080030")).isEmpty();
        assertThat(read.get("00101010")).isEqualTo("090Y");
        assertThat(read.get("00081030")).isEqualTo("[CLEAN]");
        assertThat(read.get("00080060")).isEqualTo("CT");
        assertThat(read.get("00200013")).isEqualTo("7");
        assertThat(read.get("00120062")).isEqualTo("YES");
        assertThat(read.get("00120064/0/00080100")).isEqualTo("113100");
        assertThat(read).containsKey("00120063").doesNotContainKey("00091001");
        assertThat(read.get("7FE00010")).isEqualTo("\1\2\3\4\5\6\7\10");
        assertThat(new String(clean, StandardCharsets.ISO_8859_1))
                .doesNotContain("Weatherby", "MRN5566778", "19310512", "Rossi", "20240304");
    }

    @Test
    void uidsAreNewOnesAndTheSameWhereverTheSameStood() {
        Map<String, String> read = DicomSecondReader.read(clean(image(EXPLICIT)));
        assertThat(read.get("00080018")).startsWith("2.25.").isEqualTo(read.get("00020003"));
        assertThat(read.get("0020000D")).startsWith("2.25.").isNotEqualTo(read.get("00080018"));
        assertThat(read.get("00080016")).isEqualTo("1.2.840.10008.5.1.4.1.1.2");
    }

    @Test
    void aCopyShowsTheValuesThatWereWrittenIntoIt() {
        OpenedDocument copy = open(clean(image(EXPLICIT)));
        assertThat(copy.fields())
                .contains(
                        new TextField("SOPInstanceUID", FieldMeaning.RESOURCE_ID, IDS.surrogate("1.2.3.4.5")),
                        new TextField("StudyDate", FieldMeaning.DATE, "2024-01-01"),
                        new TextField("PatientAge", FieldMeaning.AGE, "90"))
                .noneMatch(field -> field.meaning() == FieldMeaning.ATTACHMENT);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void lengthsOfSequencesFollowTheirContent(boolean undefined) {
        byte[] inner = dataSet(EXPLICIT)
                .text(0x0040_A160, "UT", "Seen by Dr Weatherby today")
                .done();
        byte[] item = dataSet(EXPLICIT)
                .text(0x0040_A123, "PN", "Weatherby^Oswin")
                .sequence(0x0040_A730, undefined, inner, inner)
                .done();
        byte[] report = file(
                EXPLICIT,
                dataSet(EXPLICIT).sequence(0x0040_A730, undefined, item, item).done());
        Map<String, String> read = DicomSecondReader.read(clean(report));
        assertThat(read.get("0040A730/1/0040A730/1/0040A160")).isEqualTo("[CLEAN]");
        assertThat(read.get("0040A730/1/0040A123")).isEqualTo("[NAME]");
    }

    @Test
    void aSequenceThatTheProfileRemovesGoesWithAllThatIsInIt() {
        byte[] item = dataSet(EXPLICIT).text(0x0010_0020, "LO", "MRN5566778").done();
        byte[] data = dataSet(EXPLICIT).sequence(0x0010_1002, true, item).done();
        assertThat(DicomSecondReader.read(clean(file(EXPLICIT, data)))).doesNotContainKey("00101002");
    }

    @Test
    void overlaysAndCurvesAreRemovedInEveryGroup() {
        byte[] data = dataSet(EXPLICIT)
                .text(0x0008_0060, "CS", "CT")
                .bytes(0x5004_3000, "OW", new byte[4])
                .bytes(0x601E_3000, "OW", new byte[4])
                .done();
        assertThat(DicomSecondReader.read(clean(file(EXPLICIT, data)))).doesNotContainKeys("50043000", "601E3000");
    }

    @Test
    void anOverlayOfItsOwnGoesAndHoldsNothing() {
        byte[] data = dataSet(EXPLICIT)
                .text(0x0008_0016, "UI", "1.2.840.10008.5.1.4.1.1.2")
                .text(0x0008_0060, "CS", "CT")
                .bytes(0x6000_0010, "US", new byte[] {1, 0})
                .bytes(0x6000_0102, "US", new byte[] {0, 0})
                .bytes(0x6000_3000, "OW", new byte[4])
                .text(0x6000_4000, "LT", "drawn for Weatherby")
                .bytes(0x7FE0_0010, "OW", new byte[4])
                .done();
        assertThat(((DicomDocument) open(file(EXPLICIT, data))).hold()).isEmpty();
        Map<String, String> read = DicomSecondReader.read(clean(file(EXPLICIT, data)));
        assertThat(read.keySet()).noneMatch(tag -> tag.startsWith("6000")).contains("7FE00010");
    }

    @ParameterizedTest
    @CsvSource({"2024, REMOVED, ''", "2024-03-11, MODIFIED, 113107", "2024-03-04, UNMODIFIED, 113106"})
    void aCopySaysWhatBecameOfItsDates(String studyDate, String said, String option) {
        byte[] copy = open(image(EXPLICIT)).rewrite(field -> switch (field.meaning()) {
            case DATE ->
                field.value().equals(studyDate) || field.value().startsWith("T")
                        ? FieldEdit.KEEP
                        : FieldEdit.replace(studyDate);
            case PERSON_NAME -> FieldEdit.REMOVE;
            default -> FieldEdit.KEEP;
        });
        Map<String, String> read = DicomSecondReader.read(copy);
        assertThat(read.get("00280303")).isEqualTo(said);
        assertThat(read.getOrDefault("00120064/2/00080100", "")).isEqualTo(option);
    }

    @Test
    void aCopyWithoutDatesSaysThatTheyWereRemoved() {
        byte[] data = dataSet(EXPLICIT)
                .text(0x0008_0060, "CS", "SR")
                .text(0x0010_0010, "PN", "Weatherby^Oswin")
                .text(0x0028_0303, "CS", "UNMODIFIED")
                .done();
        assertThat(DicomSecondReader.read(clean(file(EXPLICIT, data)))).containsEntry("00280303", "REMOVED");
    }

    @Test
    void anOddLengthIsReadAndMadeEven() {
        byte[] data = dataSet(EXPLICIT)
                .bytes(0x0008_0070, "LO", new byte[] {'A', 'B', 'C'})
                .bytes(0x0010_0010, "PN", new byte[] {'X', '^', 'Y'})
                .bytes(0x0028_0120, "US", new byte[] {1, 0})
                .done();
        byte[] clean = open(file(EXPLICIT, data))
                .rewrite(
                        field -> field.meaning() == FieldMeaning.PERSON_NAME ? FieldEdit.replace("Z") : FieldEdit.KEEP);
        assertThat(DicomSecondReader.read(clean))
                .containsEntry("00080070", "ABC")
                .containsEntry("00100010", "Z")
                .containsEntry("00280120", "\1");
        assertThat(clean.length % 2).isZero();
    }

    @Test
    void everyPrivateAttributeGoesEvenAnEmptyOne() {
        byte[] data = dataSet(EXPLICIT)
                .text(0x0008_0060, "CS", "CT")
                .bytes(0x0009_0000, "UL", new byte[4])
                .text(0x0009_0010, "LO", "")
                .done();
        assertThat(DicomSecondReader.read(clean(file(EXPLICIT, data)))).doesNotContainKeys("00090000", "00090010");
    }

    @Test
    void textLeavesInUtf8() {
        byte[] data = dataSet(EXPLICIT)
                .text(0x0008_0005, "CS", "ISO_IR 100")
                .text(0x0008_0070, "LO", "Röntgenwerk")
                .text(0x0010_0010, "PN", "Müller^Jürg")
                .done();
        byte[] clean = open(file(EXPLICIT, data))
                .rewrite(field ->
                        field.meaning() == FieldMeaning.PERSON_NAME ? FieldEdit.replace("Łaska") : FieldEdit.KEEP);
        Map<String, String> read = DicomSecondReader.read(clean);
        assertThat(read.get("00080005")).isEqualTo("ISO_IR 192");
        assertThat(read.get("00080070")).isEqualTo("Röntgenwerk");
        assertThat(read.get("00100010")).isEqualTo("Łaska");
    }

    @Test
    void aValueThatDoesNotFitItsTypeLeavesNothingOfTheOldOne() {
        byte[] clean = open(image(EXPLICIT)).rewrite(field -> switch (field.path()) {
            case "AccessionNumber" -> FieldEdit.replace("longer than sixteen characters");
            case "PatientBirthDate" -> FieldEdit.replace("[DATE]");
            default -> FieldEdit.KEEP;
        });
        Map<String, String> read = DicomSecondReader.read(clean);
        assertThat(read.get("00080050")).isEmpty();
        assertThat(read.get("00100030")).isEmpty();
    }

    @Test
    void aShiftedPointInTimeKeepsItsPrecisionAndZone() {
        byte[] data = dataSet(EXPLICIT)
                .text(0x0008_002A, "DT", "20240304101500.250000+0100")
                .done();
        OpenedDocument opened = open(file(EXPLICIT, data));
        assertThat(opened.fields().getLast().value()).isEqualTo("2024-03-04T10:15:00.250000+01:00");
        byte[] shifted = opened.rewrite(field -> field.meaning() == FieldMeaning.DATE
                ? FieldEdit.replace("2024-02-29T10:15:00.250000+01:00")
                : FieldEdit.KEEP);
        assertThat(DicomSecondReader.read(shifted).get("0008002A")).isEqualTo("20240229101500.250000+0100");
    }

    @ParameterizedTest
    @CsvSource({"CT, YES", "US, ''", "SC, ''", "XC, NO", "OT, ''", "ES, ''", "RF, ''"})
    void noCleanCopyIsMadeOfAnImageThatMayHaveTextOrAFaceInIt(String modality, String burnedIn) {
        OpenedDocument image = open(pixels(modality, burnedIn, "ORIGINAL\\PRIMARY"));
        assertThatThrownBy(() -> image.rewrite(field -> FieldEdit.REMOVE))
                .isInstanceOfSatisfying(PolicyViolated.class, held -> assertThat(held.reason())
                        .isEqualTo(ReasonCode.PIXELS_NOT_CLEARED));
    }

    @ParameterizedTest
    @CsvSource({"CT, ''", "MR, NO", "US, NO"})
    void anImageWithoutThatRiskIsNotHeld(String modality, String burnedIn) {
        assertThat(((DicomDocument) open(pixels(modality, burnedIn, "ORIGINAL\\PRIMARY"))).hold())
                .isEmpty();
    }

    @Test
    void aScreenSavedByAScannerIsHeld() {
        assertThat(((DicomDocument) open(pixels("CT", "", "DERIVED\\SECONDARY\\SCREEN SAVE"))).hold())
                .contains(ReasonCode.PIXELS_NOT_CLEARED);
    }

    @Test
    void anOverlayInTheBitsOfThePixelsIsHeld() {
        byte[] data = dataSet(EXPLICIT)
                .text(0x0008_0016, "UI", "1.2.840.10008.5.1.4.1.1.2")
                .text(0x0008_0060, "CS", "CT")
                .bytes(0x6000_0102, "US", new byte[] {12, 0})
                .bytes(0x7FE0_0010, "OW", new byte[4])
                .done();
        assertThat(((DicomDocument) open(file(EXPLICIT, data))).hold()).contains(ReasonCode.PIXELS_NOT_CLEARED);
    }

    private static byte[] pixels(String modality, String burnedIn, String type) {
        DicomSamples data = dataSet(EXPLICIT)
                .text(0x0008_0008, "CS", type)
                .text(0x0008_0016, "UI", "1.2.840.10008.5.1.4.1.1.2")
                .text(0x0008_0060, "CS", modality)
                .text(0x0010_0010, "PN", "Weatherby^Oswin")
                .text(0x0028_0301, "CS", burnedIn);
        return file(EXPLICIT, data.bytes(0x7FE0_0010, "OW", new byte[4]).done());
    }

    private static byte[] clean(byte[] file) {
        Function<TextField, FieldEdit> edit = field -> switch (field.meaning()) {
            case PERSON_NAME -> FieldEdit.replace("[NAME]");
            case DATE ->
                FieldEdit.replace(
                        field.value().startsWith("T") ? "[DATE]" : field.value().substring(0, 4));
            case AGE -> FieldEdit.replace("90+");
            case FREE_TEXT -> FieldEdit.replace("[CLEAN]");
            case LABEL -> FieldEdit.KEEP;
            case RESOURCE_ID -> FieldEdit.replace(IDS.surrogate(field.value()));
            default -> FieldEdit.REMOVE;
        };
        return open(file).rewrite(edit);
    }

    private static OpenedDocument open(byte[] bytes) {
        return DocumentFormats.standard().open(bytes, FormatLimits.STANDARD);
    }
}
