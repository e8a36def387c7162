package health.pratique.format;

import static health.pratique.format.DicomSamples.BIG_ENDIAN;
import static health.pratique.format.DicomSamples.EXPLICIT;
import static health.pratique.format.DicomSamples.IMPLICIT;
import static health.pratique.format.DicomSamples.dataSet;
import static health.pratique.format.DicomSamples.file;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.pratique.fault.DocumentRejected;
import health.pratique.fault.ReasonCode;
import health.pratique.format.dicom.DicomFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents that DICOM files hold in place of pixels. */
class DicomEncapsulatedTest {

    private static final String LETTER = "Oswin Weatherby was seen today. Cough for three weeks, no fever.";

    @ParameterizedTest
    @ValueSource(strings = {IMPLICIT, EXPLICIT, BIG_ENDIAN})
    void aPdfIsOpenedCleanedAndHeldAgain(String syntax) {
        OpenedDocument opened = open(encapsulated(syntax, "application/pdf", PdfSamples.pages(LETTER)));
        assertThat(opened.fields())
                .contains(new TextField("EncapsulatedDocument.page[0].text", FieldMeaning.FREE_TEXT, LETTER))
                .noneMatch(field -> field.meaning() == FieldMeaning.ATTACHMENT);
        byte[] clean = opened.rewrite(field -> field.value().equals(LETTER)
                ? FieldEdit.replace("[NAME] was seen today.")
                : field.meaning() == FieldMeaning.PERSON_NAME ? FieldEdit.REMOVE : FieldEdit.KEEP);
        assertThat(open(clean).fields())
                .contains(new TextField(
                        "EncapsulatedDocument.page[0].text", FieldMeaning.FREE_TEXT, "[NAME] was seen today."));
        assertThat(lengthThatIsSaid(syntax, clean))
                .isEqualTo(DicomFile.of(clean, FormatLimits.STANDARD)
                        .encapsulated()
                        .orElseThrow()
                        .content()
                        .length);
        assertThat(new String(clean, StandardCharsets.ISO_8859_1)).doesNotContain("Weatherby");
    }

    @Test
    void aCdaDocumentIsOpenedAndItsPatientIsASubject() {
        OpenedDocument opened = open(encapsulated(EXPLICIT, "text/XML", CdaSamples.bytes(CdaSamples.summary())));
        assertThat(opened.facts().patients()).hasSize(1);
        assertThat(opened.facts().subjects().getFirst().identifiers()).contains("MRN-448812");
        byte[] clean = opened.rewrite(
                field -> field.value().equals("Wrenfield") ? FieldEdit.replace("[NAME]") : FieldEdit.KEEP);
        assertThat(open(clean).fields())
                .anyMatch(field -> field.path().startsWith("EncapsulatedDocument.ClinicalDocument")
                        && field.value().equals("[NAME]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"model/stl", "text/plain", "application/pdf", ""})
    void whatIsNotWhatItIsCalledGoesWhole(String mediaType) {
        OpenedDocument opened = open(
                encapsulated(EXPLICIT, mediaType, "Oswin Weatherby was seen.".getBytes(StandardCharsets.US_ASCII)));
        assertThat(opened.fields())
                .anyMatch(field ->
                        field.path().equals("EncapsulatedDocument") && field.meaning() == FieldMeaning.ATTACHMENT);
        byte[] clean = opened.rewrite(field -> FieldEdit.REMOVE);
        assertThat(DicomSecondReader.read(clean).get("00420011")).isEmpty();
        assertThat(lengthThatIsSaid(EXPLICIT, clean)).isZero();
    }

    @Test
    void aFileThatIsKeptKeepsItsDocumentToTheByte() {
        byte[] file = encapsulated(EXPLICIT, "application/pdf", PdfSamples.pages(LETTER));
        assertThat(open(file).rewrite(field -> FieldEdit.KEEP)).isEqualTo(file);
    }

    @Test
    void aPdfThatActsMakesTheFileActive() {
        byte[] pdf = PdfSamples.changed(
                document -> document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert(1)")),
                LETTER);
        byte[] file = encapsulated(EXPLICIT, "application/pdf", pdf);
        assertThatThrownBy(() -> open(file))
                .isInstanceOfSatisfying(DocumentRejected.class, fault -> assertThat(fault.reason())
                        .isEqualTo(ReasonCode.ACTIVE_CONTENT));
    }

    @Test
    void aPdfThatHoldsItselfInDicomEnds() {
        byte[] file = encapsulated(EXPLICIT, "application/pdf", PdfSamples.pages(LETTER));
        OpenedDocument shallow = DocumentFormats.standard().open(file, FormatLimits.STANDARD.withMaxDepth(20));
        assertThat(shallow.fields()).anyMatch(field -> field.meaning() == FieldMeaning.ATTACHMENT);
    }

    private static byte[] encapsulated(String syntax, String mediaType, byte[] document) {
        byte[] padded = java.util.Arrays.copyOf(document, document.length + (document.length & 1));
        ByteBuffer length = ByteBuffer.allocate(4)
                .order(syntax.equals(BIG_ENDIAN) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN)
                .putInt(0, document.length);
        return file(
                syntax,
                dataSet(syntax)
                        .text(0x0008_0016, "UI", "1.2.840.10008.5.1.4.1.1.104.1")
                        .text(0x0008_0060, "CS", "DOC")
                        .text(0x0010_0010, "PN", "Weatherby^Oswin")
                        .text(0x0010_0020, "LO", "MRN5566778")
                        .bytes(0x0042_0011, "OB", padded)
                        .text(0x0042_0012, "LO", mediaType)
                        .bytes(0x0042_0015, "UL", length.array())
                        .done());
    }

    /** The value of (0042,0015), which is the last element. */
    private static int lengthThatIsSaid(String syntax, byte[] file) {
        boolean big = syntax.equals(BIG_ENDIAN);
        String tag = big ? "\0B\0\25" : "B\0\25\0";
        int at = new String(file, StandardCharsets.ISO_8859_1).lastIndexOf(tag);
        return ByteBuffer.wrap(file)
                .order(big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN)
                .getInt(at + 8);
    }

    private static OpenedDocument open(byte[] bytes) {
        return DocumentFormats.standard().open(bytes, FormatLimits.STANDARD);
    }
}
