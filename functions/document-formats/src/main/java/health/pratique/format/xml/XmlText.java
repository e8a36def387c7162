package health.pratique.format.xml;

/** Character data between two tags, whole: neither comments nor CDATA sections cut it. May hold PHI. */
public record XmlText(String text) implements XmlNode {

    @Override
    public String toString() {
        return "XmlText[PHI]";
    }
}
