package health.pratique.format.xml;

/** Writes a tree as XML 1.0. What was read and not changed is equal in canonical form (Canonical XML 1.0) to what it was read from. */
public final class XmlWriter {

    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    private final StringBuilder out = new StringBuilder(4096);

    private XmlWriter() {}

    /** The document, to be encoded in UTF-8. */
    public static String document(XmlElement root) {
        XmlWriter writer = new XmlWriter();
        writer.out.append(DECLARATION);
        writer.element(root);
        return writer.out.append('\n').toString();
    }

    private void element(XmlElement element) {
        out.append('<');
        name(element.prefix(), element.name());
        element.declarations().forEach((prefix, namespace) -> {
            out.append(prefix.isEmpty() ? " xmlns" : " xmlns:").append(prefix).append("=\"");
            attributeValue(namespace);
            out.append('"');
        });
        for (XmlAttribute attribute : element.attributes()) {
            out.append(' ');
            name(attribute.prefix(), attribute.name());
            out.append("=\"");
            attributeValue(attribute.value());
            out.append('"');
        }
        if (element.children().isEmpty()) {
            out.append("/>");
            return;
        }
        out.append('>');
        for (XmlNode child : element.children()) {
            switch (child) {
                case XmlElement inner -> element(inner);
                case XmlText(String text) -> text(text);
            }
        }
        out.append("</");
        name(element.prefix(), element.name());
        out.append('>');
    }

    private void name(String prefix, String name) {
        if (!prefix.isEmpty()) {
            out.append(prefix).append(':');
        }
        out.append(name);
    }

    private void text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '\r' -> out.append("&#xD;");
                default -> out.append(allowed(text, i) ? c : ' ');
            }
        }
    }

    private void attributeValue(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '"' -> out.append("&quot;");
                case '\t' -> out.append("&#x9;");
                case '\n' -> out.append("&#xA;");
                case '\r' -> out.append("&#xD;");
                default -> out.append(allowed(value, i) ? c : ' ');
            }
        }
    }

    /** What XML 1.0 knows as a character (2.2): a replacement may hold what no document can. */
    private static boolean allowed(String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
        }
        return (c >= ' ' || c == '\t' || c == '\n') && c < '\uFFFE';
    }
}
