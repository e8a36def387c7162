package health.pratique.format.text;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Turns HTML, XHTML and XML into plain text that leaves out nothing a person could read or hide: text, attribute values,
 * comments. Linear in the input, however malformed.
 */
public final class Markup {

    private static final Set<String> INLINE = Set.of(
            "a", "abbr", "b", "big", "cite", "code", "em", "font", "i", "q", "s", "small", "span", "strong", "sub",
            "sup", "tt", "u", "var");
    /** Attributes that style or declare; whatever else an attribute says is kept. */
    private static final Set<String> STYLING = Set.of(
            "align",
            "border",
            "cellpadding",
            "cellspacing",
            "class",
            "colspan",
            "height",
            "rowspan",
            "style",
            "valign",
            "width");

    private static final Map<String, String> ENTITIES = entities();
    private static final int MAX_ENTITY_LENGTH = 10;
    private static final Pattern NAMED_ENTITY = Pattern.compile("&([A-Za-z]{2,8}[0-9]{0,2});");
    private static final Set<String> XML_ENTITIES = Set.of("amp", "lt", "gt", "quot", "apos");

    private final String source;
    private final StringBuilder text;
    private int at;

    private Markup(String source) {
        this.source = source;
        this.text = new StringBuilder(source.length());
    }

    /** Without indents and empty lines, so that what {@link #toDiv} writes of it reads the same again. */
    public static String toText(String markup) {
        return new Markup(markup)
                .scan()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    /** Plain text as an XHTML {@code div}, as FHIR narratives want it. */
    public static String toDiv(String plain) {
        String escaped = plain.strip()
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\n", "<br/>");
        return "<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>" + escaped + "</p></div>";
    }

    /** Writes the entities that HTML has and XML has not as numbers; all else stays. */
    public static String withNumericEntities(String markup) {
        if (markup.indexOf('&') < 0) {
            return markup;
        }
        return NAMED_ENTITY.matcher(markup).replaceAll(entity -> {
            String letter = ENTITIES.get(entity.group(1));
            return letter == null || XML_ENTITIES.contains(entity.group(1))
                    ? Matcher.quoteReplacement(entity.group())
                    : "&#" + letter.codePointAt(0) + ";";
        });
    }

    private String scan() {
        while (at < source.length()) {
            char c = source.charAt(at);
            if (c != '<') {
                text();
            } else if (source.startsWith("<!--", at)) {
                verbatim(4, "-->");
            } else if (source.startsWith("<![CDATA[", at)) {
                verbatim(9, "]]>");
            } else if (at + 1 < source.length() && opensTag(source.charAt(at + 1))) {
                tag();
            } else {
                text.append(c);
                at++;
            }
        }
        return text.toString();
    }

    private static boolean opensTag(char c) {
        return c == '/' || c == '!' || c == '?' || c == '_' || Character.isLetter(c);
    }

    private void text() {
        int end = source.indexOf('<', at);
        end = end < 0 ? source.length() : end;
        decode(source, at, end);
        at = end;
    }

    private void verbatim(int opening, String closing) {
        int end = source.indexOf(closing, at + opening);
        text.append(' ')
                .append(source.substring(at + opening, end < 0 ? source.length() : end)
                        .strip())
                .append(' ');
        at = end < 0 ? source.length() : end + closing.length();
    }

    private void tag() {
        int start = ++at;
        while (at < source.length() && !endsName(source.charAt(at), start)) {
            at++;
        }
        String name = source.substring(start, at).toLowerCase(Locale.ROOT);
        if (!INLINE.contains(name.startsWith("/") ? name.substring(1) : name)) {
            breakLine();
        }
        while (at < source.length() && source.charAt(at) != '>') {
            attribute();
        }
        at = Math.min(at + 1, source.length());
    }

    private boolean endsName(char c, int start) {
        return c == '>' || Character.isWhitespace(c) || (c == '/' && at > start);
    }

    /** One attribute, or one character between attributes. Quoted values may hold {@code >}. */
    private void attribute() {
        char c = source.charAt(at);
        if (Character.isWhitespace(c) || c == '/' || c == '=' || c == '?') {
            at++;
            return;
        }
        if (c == '"' || c == '\'') {
            value(c, "");
            return;
        }
        int start = at;
        while (at < source.length()
                && !Character.isWhitespace(source.charAt(at))
                && "=>\"'/".indexOf(source.charAt(at)) < 0) {
            at++;
        }
        String name = source.substring(start, at).toLowerCase(Locale.ROOT);
        while (at < source.length() && (source.charAt(at) == '=' || Character.isWhitespace(source.charAt(at)))) {
            at++;
        }
        if (at < source.length() && (source.charAt(at) == '"' || source.charAt(at) == '\'')) {
            value(source.charAt(at), name);
        } else {
            keep(name, start, start + name.length());
        }
    }

    private void value(char quote, String name) {
        int end = source.indexOf(quote, at + 1);
        end = end < 0 ? source.length() : end;
        keep(name, at + 1, end);
        at = Math.min(end + 1, source.length());
    }

    private void keep(String name, int start, int end) {
        if (!STYLING.contains(name) && !name.startsWith("xmlns") && start < end) {
            text.append(" (");
            decode(source, start, end);
            text.append(") ");
        }
    }

    private void breakLine() {
        if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
            text.append('\n');
        }
    }

    private void decode(String from, int start, int end) {
        int i = start;
        while (i < end) {
            char c = from.charAt(i);
            int semicolon = c == '&' ? semicolon(from, i, end) : -1;
            String decoded = semicolon < 0 ? null : entity(from.substring(i + 1, semicolon));
            if (decoded == null) {
                text.append(c);
                i++;
            } else {
                text.append(decoded);
                i = semicolon + 1;
            }
        }
    }

    private static int semicolon(String from, int ampersand, int end) {
        int last = Math.min(end, ampersand + MAX_ENTITY_LENGTH + 1);
        for (int i = ampersand + 1; i < last; i++) {
            if (from.charAt(i) == ';') {
                return i;
            }
        }
        return -1;
    }

    private static @Nullable String entity(String name) {
        if (!name.startsWith("#")) {
            return ENTITIES.get(name);
        }
        boolean hexadecimal = name.startsWith("#x") || name.startsWith("#X");
        try {
            int point = Integer.parseInt(name.substring(hexadecimal ? 2 : 1), hexadecimal ? 16 : 10);
            return Character.isValidCodePoint(point) && (point < 0xD800 || point > 0xDFFF) && point != 0
                    ? Character.toString(point)
                    : null;
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    /** XML's five, and those of HTML 4 that stand in prose: U+00A0 to U+00FF in their order, and punctuation. */
    private static Map<String, String> entities() {
        Map<String, String> known = new HashMap<>(Map.of(
                "amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "ndash", "\u2013", "mdash", "\u2014"));
        known.putAll(Map.of(
                "lsquo", "\u2018", "rsquo", "\u2019", "ldquo", "\u201C", "rdquo", "\u201D", "bull", "\u2022", "hellip",
                "\u2026", "euro", "\u20AC"));
        String latin =
                "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2"
                        + " sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute"
                        + " Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH"
                        + " Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN"
                        + " szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave"
                        + " iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc"
                        + " uuml yacute thorn yuml";
        char letter = 0xA0;
        for (String name : latin.split(" ")) {
            known.put(name, Character.toString(letter++));
        }
        return known;
    }
}
