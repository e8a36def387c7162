package health.pratique.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.pratique.fault.PolicyViolated;
import health.pratique.fault.ReasonCode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDCheckBox;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import org.junit.jupiter.api.Test;

/** What a PDF says elsewhere than on its pages is read, and is on a page of the new one. */
class PdfPlacesTest {

    private static final String NOTE = "Seen today. Cough for three weeks, no fever.";

    @Test
    void fieldsOfAFormStandOnAPageOfTheirOwn() {
        byte[] pdf = PdfSamples.changed(
                document -> {
                    PDAcroForm form = form(document);
                    PDTextField name = new PDTextField(form);
                    name.setPartialName("f1");
                    name.setAlternateFieldName("Patient's name");
                    name.getCOSObject().setString(COSName.V, "Maria Keller");
                    PDTextField phone = new PDTextField(form);
                    phone.setPartialName("phone");
                    phone.getCOSObject().setString(COSName.V, "617-555-0142");
                    PDCheckBox smoker = new PDCheckBox(form);
                    smoker.setPartialName("smoker");
                    smoker.getCOSObject().setItem(COSName.V, COSName.Off);
                    form.setFields(List.of(name, phone, smoker));
                },
                NOTE);
        assertThat(texts(pdf)).containsExactly(NOTE, "Form\n\nPatient's name: Maria Keller\nphone: 617-555-0142");
        assertThat(texts(open(pdf).rewrite(field -> FieldEdit.KEEP))).isEqualTo(texts(pdf));
    }

    @Test
    void aNoteOnAPageStandsAtItsEnd() {
        byte[] pdf = PdfSamples.changed(
                document -> {
                    PDAnnotationText note = new PDAnnotationText();
                    note.setTitlePopup("Dr. Orr");
                    note.setContents("Call Maria Keller");
                    document.getPage(0).getAnnotations().add(note);
                    document.getPage(0).setAnnotations(List.of(note));
                },
                NOTE);
        assertThat(texts(pdf)).containsExactly(NOTE + "\n\nNotes\n\nDr. Orr\nCall Maria Keller");
    }

    @Test
    void bookmarksStandOnAPageOfTheirOwnAndEndWhereTheyRunInACircle() {
        byte[] pdf = PdfSamples.changed(
                document -> {
                    PDDocumentOutline outline = new PDDocumentOutline();
                    PDOutlineItem letter = bookmark("Letter on Maria Keller");
                    letter.addLast(bookmark("Plan"));
                    outline.addLast(letter);
                    letter.getCOSObject().setItem(COSName.NEXT, letter.getCOSObject());
                    document.getDocumentCatalog().setDocumentOutline(outline);
                },
                NOTE);
        assertThat(texts(pdf)).containsExactly(NOTE, "Bookmarks\n\nLetter on Maria Keller\n  Plan");
    }

    @Test
    void whatAPictureIsDescribedAsStandsOnAPageOfItsOwn() {
        byte[] pdf = PdfSamples.changed(
                document -> document.getPage(0)
                        .getCOSObject()
                        .setItem(COSName.ALT, new COSString("Portrait of Maria Keller")),
                NOTE);
        assertThat(texts(pdf)).containsExactly(NOTE, "Pictures\n\nPortrait of Maria Keller");
    }

    @Test
    void aFormThatOnlyItsMakersProgramShowsIsHeld() {
        byte[] pdf = PdfSamples.changed(
                document -> {
                    COSStream xfa = document.getDocument().createCOSStream();
                    try (var out = xfa.createOutputStream()) {
                        out.write("<xdp><name>Maria Keller</name></xdp>".getBytes(StandardCharsets.UTF_8));
                    }
                    form(document).getCOSObject().setItem(COSName.XFA, xfa);
                },
                "Please wait for the form to load in your reader.");
        assertThatThrownBy(() -> open(pdf))
                .isInstanceOfSatisfying(PolicyViolated.class, held -> assertThat(held.reason())
                        .isEqualTo(ReasonCode.TEXT_NOT_READABLE));
    }

    @Test
    void whatACarriedFileIsCalledIsSearchedAndNotWritten() {
        byte[] pdf = PdfSamples.changed(
                document -> {
                    PDComplexFileSpecification file = new PDComplexFileSpecification();
                    file.setFile("Keller_Maria.txt");
                    file.setFileDescription("for Dr. Orr");
                    file.setEmbeddedFile(new PDEmbeddedFile(
                            document, new ByteArrayInputStream("Well.".getBytes(StandardCharsets.UTF_8))));
                    PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
                    tree.setNames(Map.of("a", file));
                    PDDocumentNameDictionary names = new PDDocumentNameDictionary(document.getDocumentCatalog());
                    names.setEmbeddedFiles(tree);
                    document.getDocumentCatalog().setNames(names);
                },
                NOTE);
        assertThat(open(pdf).fields())
                .contains(new TextField("metadata", FieldMeaning.FREE_TEXT, "File: Keller Maria\nFile: for Dr. Orr"));
        OpenedDocument copy = open(open(pdf).rewrite(field -> FieldEdit.KEEP));
        assertThat(copy.fields())
                .contains(new TextField("file[0].text", FieldMeaning.FREE_TEXT, "Well."))
                .noneMatch(field -> field.path().equals("metadata"));
    }

    private static PDAcroForm form(PDDocument document) {
        PDAcroForm form = new PDAcroForm(document);
        form.getCOSObject().setItem(COSName.FIELDS, new COSArray());
        document.getDocumentCatalog().setAcroForm(form);
        return form;
    }

    private static PDOutlineItem bookmark(String title) {
        PDOutlineItem item = new PDOutlineItem();
        item.setTitle(title);
        return item;
    }

    private static List<String> texts(byte[] pdf) {
        return open(pdf).fields().stream().map(TextField::value).toList();
    }

    private static OpenedDocument open(byte[] pdf) {
        return DocumentFormats.standard().open(pdf, FormatLimits.STANDARD);
    }
}
