package health.pratique.format;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.fault.DocumentRejected;
import java.io.ByteArrayInputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Copies are what another XML parser says that they are, and no document makes the reader fail other than by rejecting. */
class CdaRewriteProperties {

    @Property(tries = 100)
    void anUneditedDocumentIsTheSameToAnotherParser(@ForAll("narratives") String narrative) throws Exception {
        byte[] document = document(narrative);
        byte[] copy = open(document).rewrite(field -> FieldEdit.KEEP);
        assertThat(dom(copy).isEqualNode(dom(document))).isTrue();
        assertThat(open(copy).fields()).isEqualTo(open(document).fields());
    }

    @Property(tries = 100)
    void anEditedDocumentKeepsItsElementsAndNothingElse(
            @ForAll("narratives") String narrative, @ForAll String replacement) throws Exception {
        byte[] document = document(narrative);
        for (Function<TextField, FieldEdit> edit : List.<Function<TextField, FieldEdit>>of(
                field -> FieldEdit.REMOVE, field -> FieldEdit.replace(replacement))) {
            byte[] copy = open(document).rewrite(edit);
            assertThat(elements(dom(copy))).isEqualTo(elements(dom(document)));
            Set<String> before = new HashSet<>();
            open(document).fields().stream()
                    .filter(field -> field.value().length() > 8)
                    .forEach(field -> before.add(field.value()));
            assertThat(open(copy).fields()).noneMatch(field -> before.contains(field.value()));
        }
    }

    @Property(tries = 200)
    void noTextMakesTheReaderFailOtherThanByRejecting(@ForAll String text, @ForAll("cuts") int cut) {
        String whole = CdaSamples.summary();
        int at = cut % whole.length();
        for (String document : List.of(
                whole.substring(0, at) + text + whole.substring(at),
                whole.substring(0, at) + "<" + text + ">" + whole.substring(at),
                whole.substring(0, at) + "\"" + text + whole.substring(Math.min(whole.length(), at + text.length())))) {
            try {
                OpenedDocument opened =
                        DocumentFormats.standard().open(CdaSamples.bytes(document), FormatLimits.STANDARD);
                opened.rewrite(field -> FieldEdit.replace(text));
            } catch (DocumentRejected rejected) {
                assertThat(rejected.reason()).isNotNull();
            }
        }
    }

    @Provide
    Arbitrary<Integer> cuts() {
        return Arbitraries.integers().between(0, 10_000);
    }

    @Provide
    Arbitrary<String> narratives() {
        Arbitrary<String> words = Arbitraries.of(
                "Wrenfield",
                " seen ",
                "H",
                "2",
                "&amp;",
                "&lt;b&gt;",
                "\n  ",
                "Zo\u00EB",
                "\u200B",
                "&#13;",
                "14 Heron Row ");
        return Arbitraries.recursive(
                () -> words,
                inner -> Arbitraries.oneOf(
                        inner.list().ofMaxSize(4).map(parts -> "<content>" + String.join("", parts) + "</content>"),
                        inner.list().ofMaxSize(3).map(parts -> "<paragraph>" + String.join("", parts) + "</paragraph>"),
                        inner.map(part -> part + "<sub/>"),
                        inner.map(part -> "<list styleCode=\"x\"><item ID=\"i\">" + part + "</item></list>")),
                0,
                4);
    }

    private static byte[] document(String narrative) {
        return CdaSamples.bytes(CdaSamples.summary().replace("Mrs. Wrenfield went home.", narrative));
    }

    private static OpenedDocument open(byte[] content) {
        return DocumentFormats.standard().open(content, FormatLimits.STANDARD);
    }

    private static Document dom(byte[] content) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setIgnoringComments(true);
        Document document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(content));
        document.normalizeDocument();
        return document;
    }

    private static String elements(Node node) {
        StringBuilder names = new StringBuilder(node.getNodeName()).append('(');
        NodeList children = node.getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            if (children.item(i).getNodeType() == Node.ELEMENT_NODE) {
                names.append(elements(children.item(i)));
            }
        }
        return names.append(')').toString();
    }
}
