package health.pratique.format.pdf;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/**
 * Writes a new PDF of text. Nothing of another document is in it but the text that is given: no object, font, picture or date. The
 * same text makes the same bytes.
 */
public final class CleanPdf {

    static final String TITLE = "De-identified document";
    private static final String PRODUCER = "Pratique";

    /** What {@link PdfExtras#metadata} reads in a document that was written here. */
    static final Set<String> OWN_METADATA = Set.of("Title: " + TITLE, "Producer: " + PRODUCER);

    /** What carried files are called in it. */
    static final Pattern OWN_FILE = Pattern.compile("attachment-\\d{4,}\\.[a-z]{2,6}");

    /** Stands in for the time of day in the file's identifier. */
    private static final long FIXED = 1;

    private CleanPdf() {}

    /** @param files what the document carries, by its new name */
    public static byte[] write(List<CleanPage> pages, Map<String, byte[]> files) {
        PdfFonts.ready();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument();
                TrueTypeFont font = PdfFonts.forWriting()) {
            PageWriter writer = new PageWriter(document, PDType0Font.load(document, font, true));
            List<CleanPage> shown = pages.isEmpty() ? List.of(new CleanPage("", 595, 842)) : pages;
            for (int i = 0; i < shown.size(); i++) {
                writer.write(shown.get(i), PageNumber.of(i + 1, shown.size()));
            }
            attach(document, new TreeMap<>(files));
            describe(document);
            document.save(bytes, CompressParameters.NO_COMPRESSION);
        } catch (IOException impossible) {
            throw new UncheckedIOException("a PDF could not be written to memory", impossible);
        }
        return bytes.toByteArray();
    }

    /** Text as it will read back. */
    public static String writable(String text) {
        return ReadableText.lines(text);
    }

    private static void describe(PDDocument document) {
        PDDocumentInformation information = new PDDocumentInformation();
        information.setTitle(TITLE);
        information.setProducer(PRODUCER);
        document.setDocumentInformation(information);
        PDViewerPreferences preferences = new PDViewerPreferences(new COSDictionary());
        preferences.setDisplayDocTitle(true);
        document.getDocumentCatalog().setViewerPreferences(preferences);
        document.setDocumentId(FIXED);
    }

    private static void attach(PDDocument document, TreeMap<String, byte[]> files) throws IOException {
        if (files.isEmpty()) {
            return;
        }
        Map<String, PDComplexFileSpecification> specifications = new TreeMap<>();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            PDEmbeddedFile embedded =
                    new PDEmbeddedFile(document, new ByteArrayInputStream(file.getValue()), COSName.FLATE_DECODE);
            embedded.setSize(file.getValue().length);
            PDComplexFileSpecification specification = new PDComplexFileSpecification();
            specification.setFile(file.getKey());
            specification.setFileUnicode(file.getKey());
            specification.setEmbeddedFile(embedded);
            specifications.put(file.getKey(), specification);
        }
        PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
        tree.setNames(specifications);
        PDDocumentNameDictionary names = new PDDocumentNameDictionary(document.getDocumentCatalog());
        names.setEmbeddedFiles(tree);
        document.getDocumentCatalog().setNames(names);
    }
}
