package health.pratique.format.fhir;

import health.pratique.fault.DocumentRejected;
import health.pratique.fault.ReasonCode;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Refuses narratives that do something: R4, 2.4.0 allows no scripts, forms, frames, objects and event attributes, and no document
 * type. Linear in the narrative.
 */
final class ActiveContent {

    private static final Set<String> ELEMENTS = Set.of(
            "script",
            "iframe",
            "frame",
            "frameset",
            "object",
            "embed",
            "applet",
            "form",
            "base",
            "link",
            "meta",
            "svg",
            "math",
            "foreignobject");

    private static final List<String> SCHEMES = List.of("javascript:", "vbscript:", "data:text/html");

    private final String markup;
    private int at;

    private ActiveContent(String markup) {
        this.markup = markup;
    }

    /**
     * @throws DocumentRejected ACTIVE_CONTENT; FORMAT_INVALID for a document type or an entity of one's own
     */
    static void refuse(String narrative) {
        new ActiveContent(narrative).run();
    }

    private void run() {
        while ((at = markup.indexOf('<', at)) >= 0) {
            at++;
            if (markup.startsWith("!--", at)) {
                int end = markup.indexOf("-->", at);
                at = end < 0 ? markup.length() : end;
            } else if (markup.regionMatches(true, at, "!DOCTYPE", 0, 8)
                    || markup.regionMatches(true, at, "!ENTITY", 0, 7)) {
                throw FhirWalk.invalid();
            } else {
                tag();
            }
        }
    }

    private void tag() {
        String name = word();
        int colon = name.indexOf(':');
        if (ELEMENTS.contains(name.substring(colon + 1))) {
            throw active();
        }
        while (at < markup.length() && markup.charAt(at) != '>') {
            char c = markup.charAt(at);
            if (c == '"' || c == '\'') {
                value(c);
            } else if (isOfWord(c)) {
                String attribute = word();
                if (attribute.length() > 2 && attribute.startsWith("on")) {
                    throw active();
                }
            } else {
                at++;
            }
        }
    }

    private void value(char quote) {
        int end = markup.indexOf(quote, at + 1);
        end = end < 0 ? markup.length() : end;
        StringBuilder seen = new StringBuilder();
        for (int i = at + 1; i < end && seen.length() < 20; i++) {
            if (markup.charAt(i) > ' ') {
                seen.append(markup.charAt(i));
            }
        }
        String value = seen.toString().toLowerCase(Locale.ROOT);
        if (SCHEMES.stream().anyMatch(value::startsWith)) {
            throw active();
        }
        at = Math.min(end + 1, markup.length());
    }

    private String word() {
        int start = at;
        while (at < markup.length() && isOfWord(markup.charAt(at))) {
            at++;
        }
        return markup.substring(start, at).toLowerCase(Locale.ROOT);
    }

    private static boolean isOfWord(char c) {
        return Character.isLetterOrDigit(c) || c == ':' || c == '-' || c == '_' || c == '.';
    }

    private static DocumentRejected active() {
        return new DocumentRejected(ReasonCode.ACTIVE_CONTENT);
    }
}
