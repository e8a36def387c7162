package health.pratique.format.cda;

import health.pratique.format.FieldMeaning;
import health.pratique.format.xml.XmlElement;
import java.util.Optional;
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

    static Place root(XmlElement root) {
        return new Place(root.name(), root, null, null);
    }

    Place child(XmlElement child, int index) {
        return new Place(path + "." + child.name() + "[" + index + "]", child, this, Meanings.inside(child, this));
    }

    String name() {
        return element.name();
    }

    String outerName() {
        return outer == null ? "" : outer.name();
    }

    /** Whether this is an element that CDA or its extensions by HL7's Structured Documents group know. */
    boolean known() {
        return element.namespace().equals(CdaHeader.NAMESPACE)
                || element.namespace().equals(CdaHeader.EXTENSIONS);
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
