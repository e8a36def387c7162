package health.pratique.format.xml;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One element. May hold PHI.
 *
 * @param prefix empty if there is none
 * @param namespace empty if there is none
 * @param name without prefix
 * @param declarations the namespaces that it declares, by prefix, in document order
 */
public record XmlElement(
        String prefix,
        String namespace,
        String name,
        Map<String, String> declarations,
        List<XmlAttribute> attributes,
        List<XmlNode> children)
        implements XmlNode {

    /** The same element with other content. */
    public XmlElement with(List<XmlAttribute> otherAttributes, List<XmlNode> otherChildren) {
        return new XmlElement(prefix, namespace, name, declarations, otherAttributes, otherChildren);
    }

    /** The child elements, in document order. */
    public Stream<XmlElement> elements() {
        return children.stream().filter(XmlElement.class::isInstance).map(XmlElement.class::cast);
    }

    /** The child elements of that name, whatever their namespace. */
    public Stream<XmlElement> elements(String wanted) {
        return elements().filter(child -> child.name().equals(wanted));
    }

    /** The value of an attribute without namespace. */
    public Optional<String> attribute(String wanted) {
        for (XmlAttribute attribute : attributes) {
            if (attribute.namespace().isEmpty() && attribute.name().equals(wanted)) {
                return Optional.of(attribute.value());
            }
        }
        return Optional.empty();
    }

    /** The character data directly in it. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (XmlNode child : children) {
            if (child instanceof XmlText(String piece)) {
                text.append(piece);
            }
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return "XmlElement[PHI]";
    }
}
