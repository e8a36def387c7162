package health.pratique.format.cda;

import health.pratique.fault.DocumentRejected;
import health.pratique.fault.ReasonCode;
import health.pratique.format.xml.XmlAttribute;
import health.pratique.format.xml.XmlElement;
import java.util.Locale;
import java.util.Set;

/**
 * Refuses what a style sheet could hand through to a browser. A narrative has its own small markup (CDA R2, 4.3.5); scripts, frames,
 * handlers of events and addresses that run code have no place in it.
 */
final class ActiveContent {

    private static final Set<String> ELEMENTS = Set.of(
            "applet",
            "base",
            "button",
            "embed",
            "form",
            "frame",
            "frameset",
            "iframe",
            "input",
            "link",
            "meta",
            "object",
            "script",
            "svg");
    private static final Set<String> SCHEMES = Set.of("javascript:", "vbscript:", "data:");
    private static final int SCHEME = 64;

    private ActiveContent() {}

    /** @throws DocumentRejected ACTIVE_CONTENT */
    static void refuse(XmlElement element) {
        if (ELEMENTS.contains(element.name().toLowerCase(Locale.ROOT))) {
            throw new DocumentRejected(ReasonCode.ACTIVE_CONTENT);
        }
        for (XmlAttribute attribute : element.attributes()) {
            if (isHandler(attribute.name()) || runsCode(attribute.value())) {
                throw new DocumentRejected(ReasonCode.ACTIVE_CONTENT);
            }
        }
        element.elements().forEach(ActiveContent::refuse);
    }

    private static boolean isHandler(String name) {
        return name.length() > 3 && name.regionMatches(true, 0, "on", 0, 2);
    }

    /** Browsers skip white space and control characters in a scheme. */
    private static boolean runsCode(String value) {
        StringBuilder scheme = new StringBuilder();
        for (int i = 0; i < value.length() && i < SCHEME; i++) {
            char c = value.charAt(i);
            if (c > ' ' && Character.getType(c) != Character.FORMAT) {
                scheme.append(Character.toLowerCase(c));
            }
        }
        return SCHEMES.stream().anyMatch(known -> scheme.indexOf(known) == 0);
    }
}
