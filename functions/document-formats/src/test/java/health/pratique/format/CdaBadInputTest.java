package health.pratique.format;

import static health.pratique.format.CdaSamples.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.pratique.fault.DocumentRejected;
import health.pratique.fault.ReasonCode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class CdaBadInputTest {

    @Test
    void anExternalEntityIsRefused() {
        String document = withDtd("<!DOCTYPE ClinicalDocument [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>")
                .replace("went home", "&x;");
        assertRejected(document, ReasonCode.FORMAT_INVALID);
    }

    @Test
    void aDocumentTypeThatIsNeverUsedIsRefusedToo() {
        assertRejected(
                withDtd("<!DOCTYPE ClinicalDocument SYSTEM \"http://127.0.0.1:9/cda.dtd\">"),
                ReasonCode.FORMAT_INVALID);
    }

    @Test
    void entitiesThatMultiplyAreRefusedAtOnce() {
        StringBuilder dtd = new StringBuilder("<!DOCTYPE ClinicalDocument [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 40; i++) {
            dtd.append("<!ENTITY a")
                    .append(i)
                    .append(" \"")
                    .append(("&a" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        String document = withDtd(dtd.append("]>").toString()).replace("went home", "&a39;");
        Assertions.assertTimeout(Duration.ofSeconds(30), () -> assertRejected(document, ReasonCode.FORMAT_INVALID));
    }

    @Test
    void narrativeNestedTooDeepIsRefused() {
        assertRejected(
                narrative("<content>".repeat(100) + "x" + "</content>".repeat(100)), ReasonCode.NESTING_TOO_DEEP);
    }

    @Test
    void scriptsAndFramesInANarrativeAreRefused() {
        for (String active : new String[] {
            "<script>alert(1)</script>",
            "<h:iframe xmlns:h=\"http://www.w3.org/1999/xhtml\" src=\"http://127.0.0.1:9/\"/>",
            "<table onmouseover=\"alert(1)\"><tr><td>x</td></tr></table>",
            "<linkHtml href=\" java&#10;script:alert(1)\">x</linkHtml>",
            "<linkHtml href=\"data:text/html;base64,PGI+\">x</linkHtml>",
            "<SVG/>"
        }) {
            assertRejected(narrative(active), ReasonCode.ACTIVE_CONTENT);
        }
    }

    @Test
    void aBodyThatPointsToAScriptIsRefused() {
        assertRejected(
                CdaSamples.withBody("<component><nonXMLBody><text><reference value=\"javascript:alert(1)\"/></text>"
                        + "</nonXMLBody></component>"),
                ReasonCode.ACTIVE_CONTENT);
    }

    @Test
    void aBodyElsewhereIsNotFetchedAndItsAddressIsAField() {
        String document = CdaSamples.withBody("<component><nonXMLBody><text><reference "
                + "value=\"http://127.0.0.1:9/wrenfield.pdf\"/></text></nonXMLBody></component>");
        assertThat(open(bytes(document)).fields())
                .anySatisfy(field -> assertThat(field.meaning()).isEqualTo(FieldMeaning.URL));
    }

    @Test
    void aCharsetOtherThanDeclaredIsRefused() {
        String document = CdaSamples.summary().replace("UTF-8", "UTF-16").replace("Ottilie", "Zoë");
        assertRejected(document, ReasonCode.CHARSET_INVALID);
        assertRejected(document.replace("UTF-16", "ISO-8859-1"), ReasonCode.CHARSET_INVALID);
    }

    @Test
    void utf16AndIso88591AreReadAndWrittenInUtf8() {
        String utf16 = CdaSamples.summary().replace("UTF-8", "UTF-16").replace("Ottilie", "Zoë");
        String latin = utf16.replace("UTF-16", "ISO-8859-1");
        for (byte[] content : new byte[][] {
            utf16.getBytes(StandardCharsets.UTF_16),
            utf16.getBytes(StandardCharsets.UTF_16LE),
            latin.getBytes(StandardCharsets.ISO_8859_1)
        }) {
            assertThat(new String(open(content).rewrite(field -> FieldEdit.KEEP), StandardCharsets.UTF_8))
                    .contains("encoding=\"UTF-8\"", "<given>Zoë</given>");
        }
    }

    @Test
    void invalidUtf8IsRefused() {
        byte[] content = bytes(CdaSamples.summary().replace("Ottilie", "Zo~"));
        for (int i = 0; i < content.length; i++) {
            content[i] = content[i] == '~' ? (byte) 0xEB : content[i];
        }
        assertRejected(content, ReasonCode.CHARSET_INVALID);
    }

    @Test
    void aHeaderWithoutPatientOrBodyIsRefused() {
        assertRejected(CdaSamples.summary().replace("recordTarget>", "target>"), ReasonCode.FORMAT_INVALID);
        assertRejected(CdaSamples.withBody(""), ReasonCode.FORMAT_INVALID);
        assertRejected(CdaSamples.summary().replace("custodian>", "keeper>"), ReasonCode.FORMAT_INVALID);
        assertRejected(CdaSamples.summary().replace("POCD_HD000040", "POCD_HD000099"), ReasonCode.FORMAT_INVALID);
        assertRejected(CdaSamples.summary().replace("urn:hl7-org:v3", "urn:other"), ReasonCode.FORMAT_INVALID);
    }

    @Test
    void anotherMessageOfHl7V3IsNotSupported() {
        assertRejected("<PRPA_IN201301UV02 xmlns=\"urn:hl7-org:v3\"/>", ReasonCode.FORMAT_UNSUPPORTED);
    }

    @Test
    void documentsWithinDocumentsEnd() {
        String document = CdaSamples.summary();
        for (int i = 0; i < 12; i++) {
            document = CdaSamples.withBody("<component><nonXMLBody><text representation=\"B64\">"
                    + CdaSamples.base64(document) + "</text></nonXMLBody></component>");
        }
        assertThat(open(bytes(document)).facts().attachmentTypes()).containsExactly("");
    }

    @Test
    void aCutDocumentIsRefused() {
        String document = CdaSamples.summary();
        assertRejected(document.substring(0, document.length() / 2), ReasonCode.FORMAT_INVALID);
        assertRejected(document + document, ReasonCode.FORMAT_INVALID);
    }

    private static String withDtd(String dtd) {
        return CdaSamples.summary().replace("<ClinicalDocument ", dtd + "<ClinicalDocument ");
    }

    private static String narrative(String content) {
        return CdaSamples.withBody("<component><structuredBody><component><section><text>" + content
                + "</text></section></component></structuredBody></component>");
    }

    private static OpenedDocument open(byte[] content) {
        return DocumentFormats.standard().open(content, FormatLimits.STANDARD);
    }

    private static void assertRejected(String document, ReasonCode reason) {
        assertRejected(bytes(document), reason);
    }

    private static void assertRejected(byte[] document, ReasonCode reason) {
        assertThatThrownBy(() -> open(document))
                .isInstanceOfSatisfying(DocumentRejected.class, rejected -> assertThat(rejected.reason())
                        .isEqualTo(reason));
    }
}
