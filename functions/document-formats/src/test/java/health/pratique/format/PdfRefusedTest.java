package health.pratique.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.pratique.fault.DocumentRejected;
import health.pratique.fault.PipelineFault;
import health.pratique.fault.PolicyViolated;
import health.pratique.fault.ReasonCode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PDFs that are turned away or held, with the reason. */
class PdfRefusedTest {

    private static final String NOTE = "Seen today. Cough for three weeks, no fever, no weight loss.";

    @Test
    void aPasswordIsAskedOfNobody() {
        assertRejected(encrypted("secret"), ReasonCode.DOCUMENT_ENCRYPTED);
    }

    @Test
    void aDocumentForTheHoldersOfCertificatesIsEncrypted() {
        String pdf = new String(PdfSamples.pages(NOTE), StandardCharsets.ISO_8859_1)
                .replaceFirst(
                        "/Root",
                        "/Encrypt <</Filter /Adobe.PubSec /SubFilter /adbe.pkcs7.s5 /V 4 /R 4>> /ID [(a) (a)] /Root");
        assertRejected(pdf.getBytes(StandardCharsets.ISO_8859_1), ReasonCode.DOCUMENT_ENCRYPTED);
    }

    @Test
    void aDocumentThatOpensWithoutPasswordIsOpened() {
        assertThat(text(encrypted(""))).isEqualTo(NOTE);
    }

    private static byte[] encrypted(String user) {
        return PdfSamples.changed(
                document -> document.protect(new StandardProtectionPolicy("owner", user, new AccessPermission())),
                NOTE);
    }

    @Test
    void javaScriptIsRefusedWhereverItHangs() {
        assertRejected(
                PdfSamples.changed(
                        document -> document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert(1)")),
                        NOTE),
                ReasonCode.ACTIVE_CONTENT);
        assertRejected(
                PdfSamples.changed(
                        document -> document.getPage(0)
                                .getCOSObject()
                                .setItem(COSName.getPDFName("Anything"), new PDActionJavaScript("app.alert(1)")),
                        NOTE),
                ReasonCode.ACTIVE_CONTENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Launch", "SubmitForm", "ImportData", "JavaScript"})
    void anActionThatReachesOutIsRefused(String type) {
        COSDictionary action = new COSDictionary();
        action.setName(COSName.S, type);
        assertRejected(
                PdfSamples.changed(
                        document -> document.getPage(0).getCOSObject().setItem(COSName.AA, action), NOTE),
                ReasonCode.ACTIVE_CONTENT);
    }

    @Test
    void anAddressThatIsAScriptIsRefused() {
        COSDictionary action = new COSDictionary();
        action.setName(COSName.S, "URI");
        action.setItem(COSName.URI, new COSString(" JavaScript:alert(1)"));
        assertRejected(
                PdfSamples.changed(
                        document -> document.getPage(0).getCOSObject().setItem(COSName.A, action), NOTE),
                ReasonCode.ACTIVE_CONTENT);
    }

    @Test
    void aProgramInThePdfIsRefused() {
        assertRejected(carrying("report.exe", new byte[] {1, 2, 3}), ReasonCode.ACTIVE_CONTENT);
        assertRejected(carrying("report.txt", new byte[] {'M', 'Z', (byte) 0x90, 0, 3}), ReasonCode.ACTIVE_CONTENT);
    }

    @Test
    void aCarriedNoteIsSearchedAndCarriedCleanAgain() {
        OpenedDocument pdf =
                open(carrying("Maria Keller.txt", "Maria Keller was seen.".getBytes(StandardCharsets.UTF_8)));
        assertThat(pdf.fields())
                .contains(new TextField("file[0].text", FieldMeaning.FREE_TEXT, "Maria Keller was seen."));
        OpenedDocument copy = open(pdf.rewrite(
                field -> field.path().startsWith("file") ? FieldEdit.replace("[NAME] was seen.") : FieldEdit.KEEP));
        assertThat(copy.fields()).contains(new TextField("file[0].text", FieldMeaning.FREE_TEXT, "[NAME] was seen."));
    }

    @Test
    void aCarriedFileThatCannotBeOpenedIsDropped() {
        OpenedDocument pdf = open(carrying("scan.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0}));
        assertThat(pdf.fields().getLast().meaning()).isEqualTo(FieldMeaning.ATTACHMENT);
        assertThat(open(pdf.rewrite(field -> FieldEdit.KEEP)).fields())
                .noneMatch(field -> field.path().startsWith("file"));
    }

    private static byte[] carrying(String name, byte[] content) {
        return PdfSamples.changed(
                document -> {
                    PDComplexFileSpecification file = new PDComplexFileSpecification();
                    file.setFile(name);
                    file.setEmbeddedFile(new PDEmbeddedFile(document, new ByteArrayInputStream(content)));
                    PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
                    tree.setNames(Map.of(name, file));
                    PDDocumentNameDictionary names = new PDDocumentNameDictionary(document.getDocumentCatalog());
                    names.setEmbeddedFiles(tree);
                    document.getDocumentCatalog().setNames(names);
                },
                NOTE);
    }

    @Test
    void aScanWithoutTextIsHeldForAPerson() {
        byte[] scan = PdfSamples.changed(document -> scanned(document, document.getPage(0)), "");
        assertThatThrownBy(() -> open(scan))
                .isInstanceOf(PolicyViolated.class)
                .extracting(fault -> ((PipelineFault) fault).reason())
                .isEqualTo(ReasonCode.TEXT_NOT_READABLE);
    }

    @Test
    void aScanAmongPagesOfTextIsHeldToo() {
        byte[] scan = PdfSamples.changed(document -> scanned(document, document.getPage(1)), NOTE, "Fax, page 2");
        assertThatThrownBy(() -> open(scan)).isInstanceOf(PolicyViolated.class);
    }

    private static void scanned(PDDocument document, PDPage page) throws IOException {
        PDImageXObject image = new PDImageXObject(
                document,
                new ByteArrayInputStream(new byte[100]),
                COSName.DCT_DECODE,
                10,
                10,
                8,
                org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray.INSTANCE);
        try (PDPageContentStream content = new PDPageContentStream(document, page, AppendMode.APPEND, true)) {
            content.drawImage(image, 0, 0, 595, 842);
        }
    }

    @Test
    void anotherDocumentBeforeOrBehindThePdfIsAMismatch() {
        byte[] pdf = PdfSamples.pages(NOTE);
        byte[] zip = {'P', 'K', 5, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
        assertRejected(joined(pdf, zip), ReasonCode.CONTENT_MISMATCH);
        assertRejected(
                joined(pdf, new byte[4096], "<html>".repeat(400).getBytes(StandardCharsets.US_ASCII)),
                ReasonCode.CONTENT_MISMATCH);
        assertRejected(joined(new byte[] {'G', 'I', 'F', '8', '9', 'a', 1, 0}, pdf), ReasonCode.CONTENT_MISMATCH);
    }

    @Test
    void aLineEndBehindThePdfIsNone() {
        assertThat(text(joined(PdfSamples.pages(NOTE), new byte[] {'\r', '\n', 0, 0})))
                .isEqualTo(NOTE);
    }

    @Test
    void aPageThatUnpacksToHundredTimesTheFileIsTooLarge() {
        assertRejected(
                PdfSamples.changed(
                        document -> {
                            COSStream bomb = document.getDocument().createCOSStream();
                            try (var out = bomb.createOutputStream(COSName.FLATE_DECODE)) {
                                out.write(new byte[64 * 1024 * 1024]);
                            }
                            document.getPage(0).getCOSObject().setItem(COSName.CONTENTS, bomb);
                        },
                        NOTE),
                ReasonCode.DOCUMENT_TOO_LARGE);
    }

    @Test
    void anObjectStreamThatUnpacksToHundredTimesTheFileIsTooLarge() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
            out.write(new byte[64 * 1024 * 1024]);
        }
        byte[] head = ("%PDF-1.7\n1 0 obj <</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length " + packed.size()
                        + ">> stream\n")
                .getBytes(StandardCharsets.US_ASCII);
        assertRejected(
                joined(head, packed.toByteArray(), "\nendstream endobj\n%%EOF".getBytes(StandardCharsets.US_ASCII)),
                ReasonCode.DOCUMENT_TOO_LARGE);
    }

    @Test
    void aPageDrawnThousandsOfTimesWithinItselfIsTooLarge() {
        byte[] pdf = PdfSamples.changed(
                document -> {
                    COSStream inner = form(document, null, "BT (x) Tj ET ".repeat(50));
                    for (int level = 0; level < 6; level++) {
                        inner = form(document, inner, "/F Do ".repeat(30));
                    }
                    PDPage page = document.getPage(0);
                    page.getResources().getCOSObject().setItem(COSName.XOBJECT, xobjects(inner));
                    COSStream content = document.getDocument().createCOSStream();
                    try (var out = content.createOutputStream()) {
                        out.write("/F Do".getBytes(StandardCharsets.US_ASCII));
                    }
                    page.getCOSObject().setItem(COSName.CONTENTS, content);
                },
                NOTE);
        assertThatThrownBy(() -> DocumentFormats.standard().open(pdf, new FormatLimits(1 << 24, 64, 100_000)))
                .isInstanceOf(DocumentRejected.class);
    }

    private static COSDictionary xobjects(COSStream form) {
        COSDictionary all = new COSDictionary();
        all.setItem("F", form);
        return all;
    }

    private static COSStream form(PDDocument document, COSStream inner, String operators) throws IOException {
        COSStream form = document.getDocument().createCOSStream();
        form.setName(COSName.TYPE, "XObject");
        form.setName(COSName.SUBTYPE, "Form");
        form.setItem(COSName.BBOX, new org.apache.pdfbox.pdmodel.common.PDRectangle(600, 800).getCOSArray());
        COSDictionary resources = new COSDictionary();
        if (inner != null) {
            resources.setItem(COSName.XOBJECT, xobjects(inner));
        }
        form.setItem(COSName.RESOURCES, resources);
        try (var out = form.createOutputStream()) {
            out.write(operators.getBytes(StandardCharsets.US_ASCII));
        }
        return form;
    }

    @Test
    void whatIsCutOffIsInvalid() {
        byte[] pdf = PdfSamples.pages(NOTE);
        assertRejected(java.util.Arrays.copyOf(pdf, pdf.length / 2), ReasonCode.FORMAT_INVALID);
    }

    @Test
    void aDocumentOfEmptyPagesIsEmpty() {
        assertRejected(PdfSamples.pages("", ""), ReasonCode.DOCUMENT_EMPTY);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static OpenedDocument open(byte[] pdf) {
        return DocumentFormats.standard().open(pdf, FormatLimits.STANDARD);
    }

    private static String text(byte[] pdf) {
        return open(pdf).fields().getFirst().value();
    }

    private static void assertRejected(byte[] pdf, ReasonCode reason) {
        assertThatThrownBy(() -> open(pdf))
                .isInstanceOf(DocumentRejected.class)
                .extracting(fault -> ((PipelineFault) fault).reason())
                .isEqualTo(reason);
    }
}
