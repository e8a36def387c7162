package health.pratique.format.xml;

/**
 * One attribute. May hold PHI.
 *
 * @param prefix empty if there is none
 * @param namespace empty for an attribute without prefix
 * @param name without prefix
 */
public record XmlAttribute(String prefix, String namespace, String name, String value) {

    public static XmlAttribute of(String name, String value) {
        return new XmlAttribute("", "", name, value);
    }

    public XmlAttribute withValue(String other) {
        return new XmlAttribute(prefix, namespace, name, other);
    }

    @Override
    public String toString() {
        return "XmlAttribute[PHI]";
    }
}
