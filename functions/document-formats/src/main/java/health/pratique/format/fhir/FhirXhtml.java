package health.pratique.format.fhir;

import health.pratique.format.FormatLimits;
import health.pratique.format.text.Markup;
import health.pratique.format.xml.XmlAttribute;
import health.pratique.format.xml.XmlElement;
import health.pratique.format.xml.XmlNode;
import health.pratique.format.xml.XmlReader;
import health.pratique.format.xml.XmlText;
import health.pratique.format.xml.XmlWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Narratives between XML, where they are elements, and JSON, where they are text (R4, 2.4.0). */
final class FhirXhtml {

    private static final String NAMESPACE = "http://www.w3.org/1999/xhtml";
    private static final String XML = "xml";

    private FhirXhtml() {}

    /** The {@code div} as text, its namespace declared on itself and without prefix. */
    static String text(XmlElement div) {
        String document = XmlWriter.document(declared(plain(div)));
        return document.substring(document.indexOf("?>") + 2).strip();
    }

    static XmlElement element(String div) {
        byte[] markup = Markup.withNumericEntities(div).getBytes(StandardCharsets.UTF_8);
        return declared(plain(XmlReader.read(markup, FormatLimits.STANDARD)));
    }

    private static XmlElement declared(XmlElement div) {
        return new XmlElement("", NAMESPACE, div.name(), Map.of("", NAMESPACE), div.attributes(), div.children());
    }

    private static XmlElement plain(XmlElement element) {
        if (!element.namespace().equals(NAMESPACE)) {
            throw FhirWalk.invalid();
        }
        List<XmlAttribute> attributes = new ArrayList<>();
        for (XmlAttribute attribute : element.attributes()) {
            if (!attribute.prefix().isEmpty() && !attribute.prefix().equals(XML)) {
                throw FhirWalk.invalid();
            }
            attributes.add(attribute);
        }
        List<XmlNode> children = new ArrayList<>(element.children().size());
        for (XmlNode child : element.children()) {
            children.add(
                    switch (child) {
                        case XmlElement inner -> plain(inner);
                        case XmlText text -> text;
                    });
        }
        return new XmlElement("", NAMESPACE, element.name(), Map.of(), attributes, children);
    }
}
