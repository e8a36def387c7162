package health.pratique.format.cda;

import health.pratique.format.xml.XmlAttribute;
import health.pratique.format.xml.XmlElement;
import health.pratique.format.xml.XmlNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The ids that narrative elements have within their document, and the references from entries that follow them when they change. */
final class FragmentIds {

    private static final Set<String> LISTS = Set.of("IDREF", "IDREFS", "referencedObject");

    private final Set<String> declared = new HashSet<>();

    private FragmentIds() {}

    static FragmentIds in(XmlElement root) {
        FragmentIds ids = new FragmentIds();
        ids.declare(root);
        return ids;
    }

    private void declare(XmlElement element) {
        element.attribute("ID").ifPresent(declared::add);
        element.elements().forEach(this::declare);
    }

    /** Whether an attribute does nothing but point to elements of this document. */
    boolean pointsWithin(XmlAttribute attribute) {
        String value = attribute.value();
        return switch (attribute.name()) {
            case "value", "href" -> value.startsWith("#") && declared.contains(value.substring(1));
            default ->
                LISTS.contains(attribute.name())
                        && Stream.of(value.split("\\s+")).allMatch(declared::contains);
        };
    }

    boolean declares(String id) {
        return declared.contains(id);
    }

    /** The document with its references following. */
    XmlElement followed(XmlElement element, Map<String, String> renamed) {
        if (renamed.isEmpty()) {
            return element;
        }
        List<XmlAttribute> attributes = new ArrayList<>(element.attributes().size());
        for (XmlAttribute attribute : element.attributes()) {
            attributes.add(pointsWithin(attribute) ? attribute.withValue(renamed(attribute, renamed)) : attribute);
        }
        List<XmlNode> children = new ArrayList<>(element.children().size());
        for (XmlNode child : element.children()) {
            children.add(child instanceof XmlElement inner ? followed(inner, renamed) : child);
        }
        return element.with(attributes, children);
    }

    private static String renamed(XmlAttribute reference, Map<String, String> renamed) {
        String value = reference.value();
        return value.startsWith("#")
                ? "#" + renamed.getOrDefault(value.substring(1), value.substring(1))
                : Stream.of(value.split("\\s+"))
                        .map(id -> renamed.getOrDefault(id, id))
                        .collect(Collectors.joining(" "));
    }
}
