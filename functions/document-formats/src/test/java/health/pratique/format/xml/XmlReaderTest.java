package health.pratique.format.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.pratique.fault.DocumentRejected;
import health.pratique.fault.ReasonCode;
import health.pratique.format.FormatLimits;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class XmlReaderTest {

    private static final FormatLimits LIMITS = new FormatLimits(1_000_000, 64, 10_000);

    @Test
    void prefixesNamespacesAndCharacterDataComeBackAsTheyWere() {
        String document =
                "<a:r xmlns:a=\"urn:a\" xmlns=\"urn:b\"><b c=\"1&#10;2 &lt;&quot;\" a:d=\"é\">x &amp; &lt;y&gt; &#13;</b><a:e/></a:r>";
        assertThat(written(document))
                .isEqualTo("<a:r xmlns:a=\"urn:a\" xmlns=\"urn:b\"><b c=\"1&#xA;2 &lt;&quot;\" a:d=\"é\">"
                        + "x &amp; &lt;y&gt; &#xD;</b><a:e/></a:r>");
    }

    @Test
    void aCommentThatCutsAWordIsLeftOutAndTheWordIsWholeAgain() {
        XmlElement root = read("<a>Smi<!-- Jones --><?x y?>th<![CDATA[ & son]]></a>");
        assertThat(root.children()).containsExactly(new XmlText("Smith & son"));
    }

    @Test
    void aDocumentTypeIsRefusedWhateverItSays() {
        for (String dtd : new String[] {
            "<!DOCTYPE a SYSTEM \"http://127.0.0.1:9/x.dtd\">",
            "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
            "<!DOCTYPE a [<!ENTITY % p SYSTEM \"http://127.0.0.1:9/p\"> %p;]>",
            "<!DOCTYPE a [<!ENTITY x \"ha\"><!ENTITY y \"&x;&x;&x;&x;&x;&x;&x;&x;\"><!ENTITY z \"&y;&y;&y;&y;\">]>",
            "<!DOCTYPE a>"
        }) {
            assertRejected(dtd + "<a>text</a>", ReasonCode.FORMAT_INVALID);
            assertRejected(dtd + "<a>&x;</a>", ReasonCode.FORMAT_INVALID);
            assertRejected(dtd + "<a b='&x;'/>", ReasonCode.FORMAT_INVALID);
        }
    }

    @Test
    void anEntityThatNobodyDeclaredIsRefused() {
        assertRejected("<a>&nbsp;</a>", ReasonCode.FORMAT_INVALID);
        assertRejected("<a>&#0;</a>", ReasonCode.FORMAT_INVALID);
    }

    @Test
    void anInclusionIsRefused() {
        assertRejected(
                "<a xmlns:xi=\"http://www.w3.org/2001/XInclude\"><xi:include href=\"file:///etc/passwd\"/></a>",
                ReasonCode.FORMAT_INVALID);
    }

    @Test
    void elementsNestedBeyondTheLimitAreRefused() {
        assertThat(read("<a>".repeat(64) + "</a>".repeat(64)).name()).isEqualTo("a");
        assertRejected("<a>".repeat(65) + "</a>".repeat(65), ReasonCode.NESTING_TOO_DEEP);
        assertRejected("<a>".repeat(200_000), ReasonCode.NESTING_TOO_DEEP);
    }

    @Test
    void moreElementsAndAttributesThanTheLimitAreRefused() {
        assertRejected("<a>" + "<b/>".repeat(10_000) + "</a>", ReasonCode.DOCUMENT_TOO_LARGE);
        assertRejected("<a>" + "<b c='' d='' e='' f=''/>".repeat(2_001) + "</a>", ReasonCode.DOCUMENT_TOO_LARGE);
    }

    @Test
    void anElementWithThousandsOfAttributesOrNamespacesIsRefused() {
        StringBuilder attributes = new StringBuilder();
        StringBuilder namespaces = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            attributes.append(" a").append(i).append("=''");
            namespaces.append(" xmlns:a").append(i).append("='urn:x'");
        }
        assertRejected("<a" + attributes + "/>", ReasonCode.FORMAT_INVALID);
        assertRejected("<a" + namespaces + "/>", ReasonCode.FORMAT_INVALID);
    }

    @Test
    void whatIsNotWellFormedIsRefused() {
        for (String text : new String[] {
            "<a",
            "<a></b>",
            "<a b='1' b='2'/>",
            "<a>&",
            "<a/><b/>",
            "<p:a/>",
            "",
            "text",
            "<a>\u0001</a>",
            "<a>]]></a>",
            "<?xml version=\"1.1\"?><a/>",
            "<a><!-- -- --></a>",
            "<a>\uFFFF</a>"
        }) {
            assertRejected(text, ReasonCode.FORMAT_INVALID);
        }
    }

    @Test
    void utf16IsReadWithAndWithoutMark() {
        String document = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><a>Zoë</a>";
        for (Charset charset :
                new Charset[] {StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE}) {
            assertThat(XmlReader.read(document.getBytes(charset), LIMITS).text())
                    .isEqualTo("Zoë");
        }
    }

    @Test
    void aDeclaredSingleByteCharsetIsRead() {
        String document = "<?xml version='1.0' encoding='iso-8859-1'?><a>Zoë Müller</a>";
        assertThat(XmlReader.read(document.getBytes(StandardCharsets.ISO_8859_1), LIMITS)
                        .text())
                .isEqualTo("Zoë Müller");
    }

    @Test
    void aDeclarationThatLiesAboutTheCharsetIsRefused() {
        assertRejected(
                "<?xml version='1.0' encoding='iso-8859-1'?><a>Zoë</a>".getBytes(StandardCharsets.UTF_8),
                ReasonCode.CHARSET_INVALID);
        assertRejected(
                "<?xml version='1.0' encoding='UTF-16'?><a>Zoë</a>".getBytes(StandardCharsets.UTF_8),
                ReasonCode.CHARSET_INVALID);
        assertRejected(
                "<?xml version='1.0' encoding='UTF-8'?><a>Zoë</a>".getBytes(StandardCharsets.UTF_16),
                ReasonCode.CHARSET_INVALID);
        assertRejected(
                "<?xml version='1.0' encoding='EBCDIC-CP-US'?><a/>".getBytes(StandardCharsets.UTF_8),
                ReasonCode.CHARSET_INVALID);
    }

    @Test
    void invalidUtf8IsRefused() {
        assertRejected(new byte[] {'<', 'a', '>', (byte) 0xC3, '(', '<', '/', 'a', '>'}, ReasonCode.CHARSET_INVALID);
    }

    @Test
    void theRootIsKnownBehindALongCommentAndADocumentType() {
        assertThat(XmlReader.root(bytes("<?xml version='1.0'?><!--" + " x".repeat(10_000) + "--><!DOCTYPE a><a><b>")))
                .hasValueSatisfying(root -> assertThat(root.name()).isEqualTo("a"));
        assertThat(XmlReader.root(bytes("a <b/>"))).isEmpty();
        assertThat(XmlReader.root(new byte[] {0, 1, 2})).isEmpty();
    }

    @Test
    void aLargeDocumentTakesTimeInProportion() {
        String cell = "<td a=\"b\">text &amp; more <!-- c --></td>";
        byte[] content = bytes("<a>" + cell.repeat(100_000) + "</a>");
        FormatLimits wide = new FormatLimits(1 << 30, 64, 5_000_000);
        Assertions.assertTimeout(Duration.ofSeconds(60), () -> XmlReader.read(content, wide));
    }

    @Test
    void charactersThatXmlCannotHoldAreNotWritten() {
        XmlElement root = read("<a/>")
                .with(List.of(XmlAttribute.of("b", "x\u0000\uD800y")), List.of(new XmlText("\u0007\uDC00z")));
        assertThat(XmlWriter.document(root)).endsWith("<a b=\"x  y\">  z</a>\n");
    }

    private static String written(String document) {
        return XmlWriter.document(read(document)).lines().skip(1).reduce("", String::concat);
    }

    private static XmlElement read(String document) {
        return XmlReader.read(bytes(document), LIMITS);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void assertRejected(String document, ReasonCode reason) {
        assertRejected(bytes(document), reason);
    }

    private static void assertRejected(byte[] document, ReasonCode reason) {
        assertThatThrownBy(() -> XmlReader.read(document, LIMITS))
                .isInstanceOfSatisfying(DocumentRejected.class, rejected -> assertThat(rejected.reason())
                        .isEqualTo(reason));
    }
}
