package health.pratique.local.cloud.s3;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** S3's small XML documents. */
record S3Xml(Element root) {

    static Optional<S3Xml> parse(byte[] content) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setNamespaceAware(true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return Optional.of(
                    new S3Xml(builder.parse(new ByteArrayInputStream(content)).getDocumentElement()));
        } catch (SAXException notXml) {
            return Optional.empty();
        } catch (ParserConfigurationException e) {
            throw new IOException("The JDK's XML parser lacks a safety feature", e);
        }
    }

    /** Text of the first element of this name, at any depth. */
    Optional<String> text(String name) {
        return all(name).stream()
                .findFirst()
                .map(element -> element.root.getTextContent().strip());
    }

    List<S3Xml> all(String name) {
        NodeList found = root.getElementsByTagNameNS("*", name);
        List<S3Xml> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add(new S3Xml((Element) found.item(i)));
        }
        return elements;
    }

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
