package health.pratique.format.cda;

import health.pratique.format.FieldMeaning;
import health.pratique.format.xml.XmlAttribute;
import health.pratique.format.xml.XmlElement;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import org.jspecify.annotations.Nullable;

/**
 * An element and where it stands.
 *
 * @param inherited what text in it means because of an element around it, such as a name or an address
 */
record Place(
        String path,
        XmlElement element,
        @Nullable Place outer,
        @Nullable FieldMeaning inherited) {

    private static final Pattern NAME = Pattern.compile("ID|IDREF|[a-z][A-Za-z0-9]{0,39}");

    static Place root(XmlElement root) {
        return new Place(root.name(), root, null, null);
    }

    /** @param index among the children that {@link #shown} calls the same */
    Place child(XmlElement child, int index) {
        return new Place(path + "." + shown(child) + "[" + index + "]", child, this, Meanings.inside(child, this));
    }

    /** What paths call an element: a name that no CDA schema can have may itself say something of the patient. */
    static String shown(XmlElement element) {
        return known(element.namespace()) && NAME.matcher(element.name()).matches() ? element.name() : "element";
    }

    /** What paths call an attribute of this element. */
    String shown(XmlAttribute attribute) {
        String prefix =
                switch (attribute.namespace()) {
                    case "" -> "@";
                    case CdaHeader.INSTANCE -> "@xsi:";
                    case CdaHeader.EXTENSIONS -> "@sdtc:";
                    case XMLConstants.XML_NS_URI -> "@xml:";
                    default -> "";
                };
        boolean named = !prefix.isEmpty() && NAME.matcher(attribute.name()).matches();
        return named
                ? prefix + attribute.name()
                : "@attribute[" + element.attributes().indexOf(attribute) + "]";
    }

    String name() {
        return element.name();
    }

    String outerName() {
        return outer == null ? "" : outer.name();
    }

    /** Whether this is an element that CDA or its extensions by HL7's Structured Documents group know. */
    boolean known() {
        return known(element.namespace());
    }

    private static boolean known(String namespace) {
        return namespace.equals(CdaHeader.NAMESPACE) || namespace.equals(CdaHeader.EXTENSIONS);
    }

    /** The data type that {@code xsi:type} names, without prefix; empty if there is none. */
    String type() {
        return element.attributes().stream()
                .filter(attribute -> attribute.namespace().equals(CdaHeader.INSTANCE))
                .filter(attribute -> attribute.name().equals("type"))
                .map(attribute -> attribute.value().substring(attribute.value().indexOf(':') + 1))
                .findFirst()
                .orElse("");
    }

    /** Whether it is a point or a span of time, by its name, its type or the element that it bounds. */
    boolean isTime() {
        String type = type();
        if (type.endsWith("TS") || type.equals("EIVL")) {
            return true;
        }
        if (!type.isEmpty()) {
            return false;
        }
        return switch (name()) {
            case "time", "useablePeriod" -> true;
            case "low", "high", "center", "phase", "comp" -> outer != null && outer.isTime();
            default -> name().endsWith("Time");
        };
    }

    Optional<String> attribute(String name) {
        return element.attribute(name);
    }

    @Override
    public String toString() {
        return "Place[" + path + "]";
    }
}
