package health.pratique.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.format.DocumentFormats;
import health.pratique.format.FormatLimits;
import health.pratique.format.TextField;
import health.pratique.model.ReleasePolicy;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Names where nobody reads: file names, metadata, comments, extensions, texts that stand for pictures. None of them is released. */
class HiddenPlacesTest {

    private static final byte[] KEY = "the key of one invented subject.".getBytes(StandardCharsets.UTF_8);
    private static final OfflineDeidentification OFFLINE = new OfflineDeidentification();
    private static final String NAME = "Tamsin Quarrington";

    @ParameterizedTest
    @EnumSource(ReleasePolicy.class)
    void fhir(ReleasePolicy policy) {
        String letter = Base64.getEncoder().encodeToString((NAME + " is well.").getBytes(StandardCharsets.UTF_8));
        assertClean(
                policy,
                "{\"resourceType\":\"DocumentReference\",\"status\":\"current\",\"text\":{\"status\":\"generated\",\"div\":"
                        + "\"<div xmlns='http://www.w3.org/1999/xhtml'><!-- @ --><img src='q.png' alt='@' title='@'/>cough</div>\"},"
                        + "\"meta\":{\"tag\":[{\"system\":\"urn:x\",\"code\":\"t\",\"display\":\"@\"}]},"
                        + "\"extension\":[{\"url\":\"http://a.b/n\",\"valueString\":\"seen with @\"},"
                        + "{\"url\":\"http://a.b/o\",\"valueAnnotation\":{\"authorString\":\"@\",\"text\":\"by @\"}}],"
                        + "\"description\":\"for cough\",\"content\":[{\"attachment\":{\"contentType\":\"text/plain\","
                        + "\"title\":\"@.txt\",\"url\":\"http://files.example.org/Tamsin-Quarrington.txt\",\"data\":\""
                        + letter
                        + "\"}}]}");
    }

    @ParameterizedTest
    @EnumSource(ReleasePolicy.class)
    void fhirXml(ReleasePolicy policy) {
        assertClean(
                policy,
                "<?xml version=\"1.0\"?><!-- @ --><?note @?><Observation xmlns=\"http://hl7.org/fhir\"><!-- of @ -->"
                        + "<extension url=\"http://a.b/n\"><valueString value=\"@\"/></extension><status value=\"final\"/>"
                        + "<code><text value=\"cough\"/></code><note><text value=\"said @\"/></note></Observation><!-- @ -->");
    }

    @ParameterizedTest
    @EnumSource(ReleasePolicy.class)
    void hl7(ReleasePolicy policy) {
        String letter = Base64.getEncoder().encodeToString((NAME + " is well.").getBytes(StandardCharsets.UTF_8));
        assertClean(
                policy,
                "MSH|^~\\&|LAB||EHR||20240304||ORU^R01^ORU_R01|1|P|2.5.1\r"
                        + "OBX|1|ED|1^Letter of @|@.txt|^TEXT^plain^Base64^" + letter + "|||@||F\r"
                        + "NTE|1|@|cough\rZZZ|1|@.pdf|x&@&y\r");
    }

    @ParameterizedTest
    @EnumSource(ReleasePolicy.class)
    void cda(ReleasePolicy policy) {
        assertClean(policy, """
                <?xml version="1.0" encoding="UTF-8"?><!-- @ --><?note @?>
                <ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:o="urn:other"><!-- @ -->
                <typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/>
                <id root="2.16.840.1.113883.19.5" extension="D-1"/><code code="18842-5" codeSystem="2.16.840.1.113883.6.1"/>
                <effectiveTime value="2024"/>
                <recordTarget><patientRole><id root="2.16.840.1.113883.19.5.2" extension="M-448812"/></patientRole></recordTarget>
                <author><time value="2024"/><assignedAuthor><id nullFlavor="NI"/></assignedAuthor></author>
                <custodian><assignedCustodian><representedCustodianOrganization><id nullFlavor="NI"/>
                </representedCustodianOrganization></assignedCustodian></custodian>
                <component><structuredBody><component><section><title>Of @</title><o:extra o:by="@">@</o:extra><text>cough
                <renderMultiMedia referencedObject="m1"><caption>@</caption></renderMultiMedia></text>
                <entry><observationMedia classCode="OBS" moodCode="EVN" ID="m1"><value mediaType="image/png">
                <reference value="file:///@.png"/></value></observationMedia></entry>
                </section></component></structuredBody></component></ClinicalDocument>
                """);
    }

    @Test
    void aTable() {
        assertClean(
                ReleasePolicy.SAFE_HARBOR,
                "\"# exported by @\"\nMRN,Photo file,Remarks\n80012345,@.jpg,cough\n80012345,@.jpg,\"by @\"\n");
    }

    @ParameterizedTest
    @EnumSource(ReleasePolicy.class)
    void pdf(ReleasePolicy policy) throws IOException {
        byte[] clean = OFFLINE.deidentify(pdfThatTellsEverywhere(), policy, KEY);
        String read = DocumentFormats.standard().open(clean, FormatLimits.STANDARD).fields().stream()
                .map(TextField::value)
                .collect(Collectors.joining("\n"));
        assertThat(read + new String(clean, StandardCharsets.ISO_8859_1))
                .contains("cough")
                .doesNotContain("Quarrington", "Tamsin");
    }

    private static byte[] pdfThatTellsEverywhere() throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 11);
                content.newLineAtOffset(60, 700);
                content.showText("Seen today for cough. Quarrington lives alone.");
                content.endText();
            }
            document.getDocumentInformation().setTitle(NAME);
            document.getDocumentInformation().setCustomMetadataValue("Ward", NAME);
            COSDictionary figure = new COSDictionary();
            figure.setItem(COSName.ALT, new COSString("Portrait of " + NAME));
            document.getDocumentCatalog().getCOSObject().setItem(COSName.getPDFName("Figure"), figure);
            PDComplexFileSpecification file = new PDComplexFileSpecification();
            file.setFile(NAME + ".txt");
            file.setFileDescription("Letter to " + NAME);
            file.setEmbeddedFile(new PDEmbeddedFile(
                    document, new ByteArrayInputStream((NAME + " was here.").getBytes(StandardCharsets.UTF_8))));
            PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
            tree.setNames(Map.of(NAME, file));
            PDDocumentNameDictionary names = new PDDocumentNameDictionary(document.getDocumentCatalog());
            names.setEmbeddedFiles(tree);
            document.getDocumentCatalog().setNames(names);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    private static void assertClean(ReleasePolicy policy, String document) {
        byte[] content = document.replace("@", NAME).getBytes(StandardCharsets.UTF_8);
        String clean = new String(OFFLINE.deidentify(content, policy, KEY), StandardCharsets.UTF_8);
        assertThat(clean).contains("cough").doesNotContain("Quarrington", "Tamsin");
        DocumentFormats.standard()
                .open(clean.getBytes(StandardCharsets.UTF_8), FormatLimits.STANDARD)
                .fields()
                .forEach(field -> assertThat(field.value()).doesNotContain("Quarrington", "Tamsin"));
    }
}
