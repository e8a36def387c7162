package health.pratique.format;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;

/** Invented PDFs from which fuzzing sets out: as a library packs them, and open to the eye, with each part that is read. */
final class FuzzPdfs {

    /** Without a table of offsets, which PDFBox then makes anew, so that any change of length leaves it a PDF. */
    private static final String OPEN = """
            %PDF-1.4
            1 0 obj <</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[5 0 R]>>/Outlines 7 0 R/Lang(en)>> endobj
            2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
            3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Annots[5 0 R 6 0 R]
            /Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>>>>>>> endobj
            4 0 obj <</Length 96>> stream
            BT /F1 11 Tf 60 780 Td (Patient: Maria Keller) Tj T* [(seen) -300 (today)] TJ 1 0 0 1 60 700 Tm ET
            endstream endobj
            5 0 obj <</Type/Annot/Subtype/Widget/FT/Tx/T(name)/V(Maria Keller)/Rect[50 600 200 620]/P 3 0 R>> endobj
            6 0 obj <</Type/Annot/Subtype/Text/Contents(call her)/T(Orr)/Rect[10 10 20 20]/A<</S/URI/URI(http://example.org/)>>>> endobj
            7 0 obj <</Type/Outlines/First 8 0 R/Last 8 0 R/Count 1>> endobj
            8 0 obj <</Title(Maria)/Parent 7 0 R>> endobj
            9 0 obj <</Title(Visit)/Author(Orr)/CreationDate(D:20240304101500Z)>> endobj
            trailer <</Root 1 0 R/Info 9 0 R/Size 10>>
            %%EOF
            """;

    private FuzzPdfs() {}

    static List<byte[]> all() {
        return List.of(
                OPEN.getBytes(StandardCharsets.ISO_8859_1),
                PdfSamples.pages("Patient: Maria Keller   MRN 0048812\nSeen today for cough.", "Second page"),
                legible());
    }

    private static byte[] legible() {
        try (PDDocument document = new PDDocument()) {
            PdfSamples.page(document, "Seen today for cough. No fever, no weight loss.");
            document.getDocumentInformation().setAuthor("Orr");
            PDDocumentOutline outline = new PDDocumentOutline();
            PDOutlineItem item = new PDOutlineItem();
            item.setTitle("Visit");
            outline.addLast(item);
            document.getDocumentCatalog().setDocumentOutline(outline);
            carry(document);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes, CompressParameters.NO_COMPRESSION);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void carry(PDDocument document) throws IOException {
        PDComplexFileSpecification file = new PDComplexFileSpecification();
        file.setFile("note.txt");
        file.setEmbeddedFile(new PDEmbeddedFile(
                document, new ByteArrayInputStream("Maria Keller was seen.".getBytes(StandardCharsets.UTF_8))));
        PDEmbeddedFilesNameTreeNode files = new PDEmbeddedFilesNameTreeNode();
        files.setNames(Map.of("note.txt", file));
        PDDocumentNameDictionary names = new PDDocumentNameDictionary(document.getDocumentCatalog());
        names.setEmbeddedFiles(files);
        document.getDocumentCatalog().setNames(names);
    }
}
