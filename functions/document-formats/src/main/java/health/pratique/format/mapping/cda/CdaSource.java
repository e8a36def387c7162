package health.pratique.format.mapping.cda;

import health.pratique.format.cda.CdaHeader;
import health.pratique.format.cda.CdaTime;
import health.pratique.format.xml.XmlElement;
import health.pratique.format.xml.XmlNode;
import health.pratique.format.xml.XmlText;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an element of a document needs to know of the whole: the narrative that references point to, and the document's time zone. Not
 * thread-safe; holds PHI.
 */
final class CdaSource {

    /** How often the whole narrative may be written out where it is referred to: one long text may be referred to from everywhere. */
    private static final int TIMES = 4;

    private static final long LEAST_CHARS = 1 << 20;

    private static final Pattern ZONE = Pattern.compile("T.*(Z|[+-]\\d{2}:\\d{2})$");

    private final Map<String, XmlElement> narrative;
    private final String zone;
    private long charsLeft;

    private CdaSource(Map<String, XmlElement> narrative, String zone, long charsLeft) {
        this.narrative = narrative;
        this.zone = zone;
        this.charsLeft = charsLeft;
    }

    static CdaSource of(XmlElement root) {
        Map<String, XmlElement> found = new HashMap<>();
        collect(root, found);
        String zone = root.elements("effectiveTime")
                .flatMap(time -> time.attribute("value").stream())
                .flatMap(value -> CdaTime.toIso(value).stream())
                .map(ZONE::matcher)
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1))
                .findFirst()
                .orElse("");
        return new CdaSource(found, zone, Math.max(LEAST_CHARS, TIMES * chars(root)));
    }

    private static long chars(XmlElement element) {
        return element.text().length()
                + element.elements().mapToLong(CdaSource::chars).sum();
    }

    /** The offset of the document's own time, such as {@code -05:00}; empty if it has none. */
    String zone() {
        return zone;
    }

    private static void collect(XmlElement element, Map<String, XmlElement> found) {
        element.attribute("ID").ifPresent(id -> found.putIfAbsent(id, element));
        element.elements().forEach(child -> collect(child, found));
    }

    /** The text of what {@code #id} points to, its white space as one space; empty once too much was written out. */
    Optional<String> text(String reference) {
        XmlElement found = has(reference) ? narrative.get(reference.substring(1)) : null;
        if (found == null || charsLeft <= 0) {
            return Optional.empty();
        }
        charsLeft -= chars(found);
        return Optional.of(flat(found)).filter(text -> !text.isEmpty());
    }

    /** Whether {@code #id} points to something in the document. */
    boolean has(String reference) {
        return reference.startsWith("#") && narrative.containsKey(reference.substring(1));
    }

    /** All text in an element, a space between cells, items and lines. */
    static String flat(XmlElement element) {
        StringBuilder text = new StringBuilder();
        append(element, text);
        return text.toString().replaceAll("\\s+", " ").strip();
    }

    private static void append(XmlElement element, StringBuilder text) {
        for (XmlNode child : element.children()) {
            switch (child) {
                case XmlText(String piece) -> text.append(piece);
                case XmlElement inner -> {
                    boolean inline = inner.namespace().equals(CdaHeader.NAMESPACE)
                            && (inner.name().equals("content") || inner.name().startsWith("su"));
                    text.append(inline ? "" : " ");
                    append(inner, text);
                    text.append(inline ? "" : " ");
                }
            }
        }
    }

    @Override
    public String toString() {
        return "CdaSource[PHI]";
    }
}
